package io.steelyard.control;

import io.steelyard.kube.hpa.HorizontalController;
import io.steelyard.kube.hpa.HpaSettings;
import io.steelyard.kube.hpa.LegacyLimits;
import io.steelyard.kube.hpa.MetricRule;
import io.steelyard.kube.hpa.Tolerance;
import io.steelyard.kube.keda.ScaledObjectHpa;
import io.steelyard.kube.scaler.MeteredAutoscaler;
import io.steelyard.kube.scaler.MetricRequest;
import io.steelyard.scenario.Kubernetes;
import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.KubernetesVersion;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The maker of what scales a workload: a HorizontalPodAutoscaler, KEDA with the one that it makes, or one by name. */
public final class Autoscalers {
    private static final MetricRequest DEFAULT_METRIC =
            new MetricRequest(MetricRule.DEFAULT.name(), MetricSourceType.Resource);

    private final Function<ScalerSpec, MeteredAutoscaler> byName;
    private final LongSupplier attempts;

    /**
     * @param byName makes the autoscalers that a scenario names
     * @param attempts the attempts of all clients to connect so far
     */
    public Autoscalers(Function<ScalerSpec, MeteredAutoscaler> byName, LongSupplier attempts) {
        this.byName = byName;
        this.attempts = attempts;
    }

    /**
     * Refuses an autoscaler that uses what its version of Kubernetes has not.
     *
     * @throws IllegalArgumentException with what that is
     */
    static void check(Setup setup) {
        ScaledObjectHpa.of(setup).ifPresent(spec -> horizontal(spec, setup.kubernetes()));
    }

    /** What scales the workload of one run; it may be nothing. */
    Autoscaling create(Setup setup, Workspace workspace, LivePods live, PodViews views, ScaleTarget target) {
        MetricSources sources = new MetricSources(setup, workspace, live, views, attempts);
        Optional<AutoscalerDriver> autoscaler = autoscaler(setup)
                .map(metered -> new AutoscalerDriver(
                        workspace.events(),
                        metered.autoscaler(),
                        readers(metered, sources),
                        target,
                        workspace.observer()));
        Optional<ScaledObjectDriver> keda = setup.scaledObject()
                .map(spec -> new ScaledObjectDriver(workspace.events(), spec, sources, target, workspace.observer()));
        return new Autoscaling(setup.kubernetes(), sources, autoscaler, keda);
    }

    private static List<MetricReader> readers(MeteredAutoscaler metered, MetricSources sources) {
        return metered.metrics().stream()
                .map(metric -> sources.reader(metric.type(), metric.name()))
                .toList();
    }

    private Optional<MeteredAutoscaler> autoscaler(Setup setup) {
        return setup.scaler()
                .map(byName)
                .or(() -> ScaledObjectHpa.of(setup)
                        .map(spec -> new MeteredAutoscaler(horizontal(spec, setup.kubernetes()), metrics(spec))));
    }

    private static List<MetricRequest> metrics(HorizontalPodAutoscalerSpec spec) {
        return spec.metrics().isEmpty()
                ? List.of(DEFAULT_METRIC)
                : spec.metrics().stream()
                        .map(metric -> new MetricRequest(MetricRule.of(metric).name(), metric.type()))
                        .toList();
    }

    private static HorizontalController horizontal(HorizontalPodAutoscalerSpec spec, Kubernetes kubernetes) {
        KubernetesVersion version = KubernetesVersion.parse(kubernetes.version());
        Kubernetes.HorizontalPodAutoscaler flags = kubernetes.horizontalPodAutoscaler();
        HpaSettings defaults = HpaSettings.of(version);
        HpaSettings settings = new HpaSettings(
                flags.syncPeriod().toNanos(),
                new Tolerance(
                        flags.tolerance(),
                        flags.tolerance(),
                        defaults.tolerance().rule()),
                flags.cpuInitializationPeriod().toNanos(),
                flags.initialReadinessDelay().toNanos(),
                flags.downscaleStabilization().toNanos(),
                LegacyLimits.KUBERNETES,
                defaults.containerResourceMetrics(),
                defaults.namespace());
        return HorizontalController.of(spec, version, settings);
    }
}
