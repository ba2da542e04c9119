package io.steelyard.scenario.kubernetes;

/** How a StatefulSet replaces its pods: one after another, or only when somebody deletes them. */
public enum StatefulSetUpdateStrategyType {
    RollingUpdate,
    OnDelete
}
