package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import java.util.Optional;

/**
 * How a Deployment replaces old pods by new ones (apps/v1 {@code DeploymentStrategy}).
 *
 * @param type bit by bit, or all at once
 * @param rollingUpdate the bounds of a rolling update; absent: 25 % and 25 %; must be absent for Recreate
 */
public record DeploymentStrategy(
        @Default("RollingUpdate") DeploymentStrategyType type, Optional<RollingUpdateDeployment> rollingUpdate) {
    public DeploymentStrategy {
        if (type == DeploymentStrategyType.Recreate && rollingUpdate.isPresent()) {
            throw new IllegalArgumentException("rollingUpdate must be absent when type is Recreate");
        }
    }
}
