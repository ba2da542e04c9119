package io.steelyard.scenario.kubernetes;

/** What the value of a scaling policy counts: pods, or percent of the pods at the period's start. */
public enum HPAScalingPolicyType {
    Pods,
    Percent
}
