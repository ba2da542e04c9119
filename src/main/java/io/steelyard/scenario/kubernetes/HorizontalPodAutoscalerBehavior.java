package io.steelyard.scenario.kubernetes;

import java.util.Optional;

/**
 * The scaling rules of both directions (autoscaling/v2 {@code HorizontalPodAutoscalerBehavior}); an empty one still
 * selects the rules' defaults in place of the limits that hold without any behavior.
 *
 * @param scaleUp rules for growing; absent: the defaults
 * @param scaleDown rules for shrinking; absent: the defaults
 */
public record HorizontalPodAutoscalerBehavior(Optional<HPAScalingRules> scaleUp, Optional<HPAScalingRules> scaleDown) {}
