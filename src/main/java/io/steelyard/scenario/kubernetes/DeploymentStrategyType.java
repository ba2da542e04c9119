package io.steelyard.scenario.kubernetes;

/** How a Deployment replaces its pods: bit by bit, or all at once after the old ones are gone. */
public enum DeploymentStrategyType {
    RollingUpdate,
    Recreate
}
