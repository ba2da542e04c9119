package io.steelyard.scenario.kubernetes;

/** When a pod that is not Ready may be evicted: while enough others are healthy, or always. */
public enum UnhealthyPodEvictionPolicy {
    IfHealthyBudget,
    AlwaysAllow
}
