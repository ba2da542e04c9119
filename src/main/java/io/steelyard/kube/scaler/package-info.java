/**
 * Autoscalers beside the HorizontalPodAutoscaler: the registry of kinds, by which jars on the class path add their own, and
 * two of them as examples, one file each.
 */
@NullMarked
package io.steelyard.kube.scaler;

import org.jspecify.annotations.NullMarked;
