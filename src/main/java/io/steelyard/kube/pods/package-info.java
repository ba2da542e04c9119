/** Pods as controllers see them, in which order they are deleted, and how a crashing container is delayed. */
@NullMarked
package io.steelyard.kube.pods;

import org.jspecify.annotations.NullMarked;
