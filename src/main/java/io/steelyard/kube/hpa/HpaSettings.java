package io.steelyard.kube.hpa;

import io.steelyard.scenario.kubernetes.KubernetesVersion;

/**
 * The settings of the controller behind every HorizontalPodAutoscaler: flags of kube-controller-manager, and what its
 * version implies. Times are nanoseconds.
 *
 * @param periodNanos the time between two ticks
 * @param tolerance what is tolerated where an autoscaler says nothing
 * @param cpuInitializationNanos how long after its start a pod's cpu counts only while Ready and measured since
 * @param initialReadinessDelayNanos how soon after its start a pod that turns not Ready has never been ready
 * @param downscaleStabilizationNanos how far back recommendations hold replicas up where an autoscaler says nothing
 * @param legacyLimits the limits where an autoscaler has no behavior
 * @param containerResourceMetrics whether metrics of type ContainerResource are known
 * @param namespace the pods' namespace, as messages name it
 */
public record HpaSettings(
        long periodNanos,
        Tolerance tolerance,
        long cpuInitializationNanos,
        long initialReadinessDelayNanos,
        long downscaleStabilizationNanos,
        LegacyLimits legacyLimits,
        boolean containerResourceMetrics,
        String namespace) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** What a version of Kubernetes runs with by default. */
    public static HpaSettings of(KubernetesVersion version) {
        return new HpaSettings(
                15 * NANOS_PER_SECOND,
                new Tolerance(0.1, 0.1, version.atLeast(33) ? Tolerance.Rule.BAND : Tolerance.Rule.DISTANCE),
                300 * NANOS_PER_SECOND,
                30 * NANOS_PER_SECOND,
                300 * NANOS_PER_SECOND,
                LegacyLimits.KUBERNETES,
                version.atLeast(27),
                "default");
    }
}
