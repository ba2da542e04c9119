/**
 * KEDA (August 2026): the HorizontalPodAutoscaler that it makes of a ScaledObject, and the executor that takes a workload
 * from no replica to one and back. Both are pure: what the triggers read, the replicas and the time are handed in.
 */
@NullMarked
package io.steelyard.kube.keda;

import org.jspecify.annotations.NullMarked;
