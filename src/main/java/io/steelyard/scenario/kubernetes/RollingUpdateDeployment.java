package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;

/**
 * How far a rolling update may stray from the wanted number of pods (apps/v1 {@code RollingUpdateDeployment}).
 *
 * @param maxSurge pods above the wanted number; a percentage is rounded up
 * @param maxUnavailable pods below the wanted number; a percentage is rounded down; at most 100 %
 */
public record RollingUpdateDeployment(
        @Default("25%") IntOrPercent maxSurge,
        @Default("25%") IntOrPercent maxUnavailable) {
    public RollingUpdateDeployment {
        if (maxUnavailable.percent()) {
            Check.between("maxUnavailable", maxUnavailable.value(), 0, 100);
        }
        if (maxSurge.value() == 0 && maxUnavailable.value() == 0) {
            throw new IllegalArgumentException("maxUnavailable must not be 0 when maxSurge is 0");
        }
    }
}
