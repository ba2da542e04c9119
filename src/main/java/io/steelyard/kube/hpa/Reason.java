package io.steelyard.kube.hpa;

/** Why an autoscaler's condition holds or does not, in the API's words. */
public enum Reason {
    SucceededGetScale,
    ReadyForNewScale,
    ScaleUpStabilized,
    ScaleDownStabilized,
    SucceededRescale,
    ValidMetricFound,
    ScalingDisabled,
    FailedGetResourceMetric,
    FailedGetContainerResourceMetric,
    FailedGetPodsMetric,
    FailedGetObjectMetric,
    FailedGetExternalMetric,
    InvalidMetricSourceType,
    DesiredWithinRange,
    ScaleUpLimit,
    ScaleDownLimit,
    TooManyReplicas,
    TooFewReplicas
}
