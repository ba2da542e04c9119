package io.steelyard.report.why;

import io.steelyard.kube.keda.ScaledObjectHpa;
import io.steelyard.report.text.Figures;
import io.steelyard.scenario.MetricSource;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.MetricSpec;
import io.steelyard.scenario.kubernetes.MetricTarget;
import io.steelyard.scenario.kubernetes.Quantity;
import io.steelyard.scenario.kubernetes.ResourceRequirements;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The only metric of an autoscaler, as people read it: as a percentage of the request where its target is one.
 *
 * @param name its name
 * @param fromWork whether establishing connections raises it for a while
 * @param requestMilli what 100 per cent are; absent where the target is no utilization
 * @param target what it is held at
 */
record ScaledMetric(String name, boolean fromWork, Optional<Double> requestMilli, String target) {
    private static final double MILLI = 1_000;
    private static final double PERCENT = 100;
    private static final double LARGE = 1e6;

    /** Empty for a setup without an autoscaler, or with one of several metrics. */
    static Optional<ScaledMetric> of(Setup setup) {
        List<MetricSpec> metrics = ScaledObjectHpa.of(setup)
                .map(HorizontalPodAutoscalerSpec::metrics)
                .orElse(List.of());
        return metrics.size() == 1 ? of(setup, metrics.get(0)) : Optional.empty();
    }

    private static Optional<ScaledMetric> of(Setup setup, MetricSpec metric) {
        return switch (metric.type()) {
            case Resource -> metric.resource().map(of -> of(setup, of.name(), Optional.empty(), of.target()));
            case ContainerResource ->
                metric.containerResource().map(of -> of(setup, of.name(), Optional.of(of.container()), of.target()));
            case Pods -> metric.pods().map(of -> of(setup, of.metric().name(), Optional.empty(), of.target()));
            case Object -> metric.object().map(of -> of(setup, of.metric().name(), Optional.empty(), of.target()));
            case External -> metric.external().map(of -> of(setup, of.metric().name(), Optional.empty(), of.target()));
        };
    }

    private static ScaledMetric of(Setup setup, String name, Optional<String> container, MetricTarget target) {
        Optional<Double> request = target.averageUtilization().map(percent -> request(setup, name, container));
        double held = target.averageUtilization()
                .map(percent -> percent / PERCENT)
                .or(() -> target.averageValue().map(Quantity::doubleValue))
                .or(() -> target.value().map(Quantity::doubleValue))
                .orElse(Double.NaN);
        return new ScaledMetric(name, fromWork(setup, name), request, number(held, request.isPresent()));
    }

    private static boolean fromWork(Setup setup, String name) {
        MetricSource source = setup.metrics().get(name);
        boolean costs = setup.workload()
                .cpu()
                .map(cpu -> cpu.perHandshake().milliValue() > 0)
                .orElse(false);
        return source != null
                && (source.is() == MetricSource.Source.HANDSHAKES || (source.is() == MetricSource.Source.CPU && costs));
    }

    /** What the pod's containers request of a resource together, or one of them, in thousandths. */
    private static double request(Setup setup, String resource, Optional<String> container) {
        Function<ResourceRequirements, Optional<Quantity>> requested =
                resource.equals("cpu") ? ResourceRequirements::requestedCpu : ResourceRequirements::requestedMemory;
        return setup.podSpec().containers().stream()
                .filter(each -> container.isEmpty() || each.name().equals(container.get()))
                .map(each -> requested.apply(each.resources()))
                .flatMap(Optional::stream)
                .mapToDouble(Quantity::milliValue)
                .sum();
    }

    /** The text of a value in thousandths. */
    String text(double milli) {
        return number(milli / requestMilli.orElse(MILLI), requestMilli.isPresent());
    }

    private static String number(double value, boolean share) {
        if (share) {
            return Figures.fixed(PERCENT * value, 0) + " %";
        }
        return value < LARGE ? Figures.of(value, "") : Figures.compact(value);
    }
}
