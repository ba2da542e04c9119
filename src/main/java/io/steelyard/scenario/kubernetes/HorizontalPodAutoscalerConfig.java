package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Inert;
import java.util.Optional;

/**
 * What a ScaledObject hands on to its HorizontalPodAutoscaler (keda.sh/v1alpha1 {@code HorizontalPodAutoscalerConfig}).
 *
 * @param behavior how fast it may go; absent: the limits of the time before behavior existed
 */
@Inert({"name"})
public record HorizontalPodAutoscalerConfig(Optional<HorizontalPodAutoscalerBehavior> behavior) {}
