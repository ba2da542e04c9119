package io.steelyard.control;

import io.steelyard.scenario.Kubernetes;
import java.util.Optional;

/** All that scales one workload by itself during a run: its metrics, its autoscaler, and KEDA's operator if it has one. */
final class Autoscaling {
    private final Kubernetes kubernetes;
    private final MetricSources sources;
    private final Optional<AutoscalerDriver> autoscaler;
    private final Optional<ScaledObjectDriver> scaledObject;

    Autoscaling(
            Kubernetes kubernetes,
            MetricSources sources,
            Optional<AutoscalerDriver> autoscaler,
            Optional<ScaledObjectDriver> scaledObject) {
        this.kubernetes = kubernetes;
        this.sources = sources;
        this.autoscaler = autoscaler;
        this.scaledObject = scaledObject;
    }

    /** The measured part of the run begins. */
    void start() {
        sources.start();
        autoscaler.ifPresent(driver ->
                driver.start(kubernetes.horizontalPodAutoscaler().phase().toNanos()));
        scaledObject.ifPresent(driver -> driver.start(kubernetes.keda().phase().toNanos()));
    }

    /** Another instance of the controller takes over. */
    void restart(long now) {
        autoscaler.ifPresent(driver -> driver.restart(now));
    }

    /** The metrics API answers with an error for a metric, until an instant. */
    void failMetric(String name, long untilNanos) {
        sources.fail(name, untilNanos);
    }
}
