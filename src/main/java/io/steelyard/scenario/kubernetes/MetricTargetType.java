package io.steelyard.scenario.kubernetes;

/** The kinds of target of a HorizontalPodAutoscaler's metric, in the API's words. */
public enum MetricTargetType {
    Utilization,
    Value,
    AverageValue
}
