/**
 * The Kubernetes control plane: autoscaler, rollouts, pod lifecycles. Pure calculations stand apart from the controllers
 * that hold state, and neither knows the simulator: pods, samples and time are handed in.
 */
@NullMarked
package io.steelyard.kube;

import org.jspecify.annotations.NullMarked;
