package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;

/**
 * A bound on the change of the number of replicas within a past period (autoscaling/v2 {@code HPAScalingPolicy}).
 *
 * @param type what {@code value} counts
 * @param value pods or percent; greater than 0
 * @param periodSeconds the period, 1 to 1800 s
 */
public record HPAScalingPolicy(HPAScalingPolicyType type, int value, int periodSeconds) {
    public HPAScalingPolicy {
        Checks.atLeast("value", 1, value);
        Check.between("periodSeconds", periodSeconds, 1, 1800);
    }
}
