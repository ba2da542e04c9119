package io.steelyard.sim;

import io.steelyard.kube.hpa.MetricRule;
import io.steelyard.kube.keda.ScaledObjectHpa;
import io.steelyard.kube.scaler.AutoscalerRegistry;
import io.steelyard.kube.scaler.MetricRequest;
import io.steelyard.scenario.MetricSource;
import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.MetricSpec;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The connections that an autoscaler wants on a pod, where one of its metrics says so. */
final class TargetPerPod {
    private static final double MILLI = 1_000;

    private TargetPerPod() {}

    /** The least average value that a metric of open connections is held at; empty if there is none. */
    static OptionalDouble of(Setup setup) {
        Stream<MetricRequest> requests = Stream.concat(
                ScaledObjectHpa.of(setup).stream()
                        .flatMap(hpa -> hpa.metrics().stream().map(TargetPerPod::request)),
                setup.scaler().stream().flatMap(TargetPerPod::requests));
        OptionalLong least = requests.filter(request -> isOfConnections(request, setup))
                .flatMapToLong(request -> request.averageMilli().stream())
                .min();
        return least.isPresent() ? OptionalDouble.of(least.getAsLong() / MILLI) : OptionalDouble.empty();
    }

    private static MetricRequest request(MetricSpec spec) {
        MetricRule rule = MetricRule.of(spec);
        return new MetricRequest(rule.name(), spec.type(), rule.target().averageValueMilli());
    }

    /** Those of an autoscaler that the program itself has brought are not known here. */
    private static Stream<MetricRequest> requests(ScalerSpec scaler) {
        return AutoscalerRegistry.find(scaler.name()).stream()
                .flatMap(provider -> AutoscalerRegistry.metrics(provider, scaler.options()).stream());
    }

    private static boolean isOfConnections(MetricRequest request, Setup setup) {
        MetricSource source = setup.metrics().get(request.name());
        return source != null && source.is() == MetricSource.Source.OPEN_CONNECTIONS;
    }
}
