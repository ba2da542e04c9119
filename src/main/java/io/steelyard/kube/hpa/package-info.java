/**
 * The HorizontalPodAutoscaler of Kubernetes, exact to the last rounding (kubernetes v1.28 and v1.33,
 * pkg/controller/podautoscaler): replica calculator, stabilizer and scaling rules are pure, and {@link
 * io.steelyard.kube.hpa.HorizontalController} joins them to one tick. Amounts are whole milli-units, ratios doubles, times
 * nanoseconds.
 */
@NullMarked
package io.steelyard.kube.hpa;

import org.jspecify.annotations.NullMarked;
