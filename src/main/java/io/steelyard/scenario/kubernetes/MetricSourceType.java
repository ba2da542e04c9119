package io.steelyard.scenario.kubernetes;

/** The kinds of metric of a HorizontalPodAutoscaler, in the API's words. */
public enum MetricSourceType {
    Resource,
    ContainerResource,
    Pods,
    Object,
    External
}
