package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;

/**
 * The advanced part of a ScaledObject (keda.sh/v1alpha1 {@code AdvancedConfig}).
 *
 * @param horizontalPodAutoscalerConfig what the HorizontalPodAutoscaler has beside metrics and bounds
 */
@Inert({"restoreToOriginalReplicaCount"})
@NotModelled({"scalingModifiers"})
public record AdvancedConfig(@Default("{}") HorizontalPodAutoscalerConfig horizontalPodAutoscalerConfig) {}
