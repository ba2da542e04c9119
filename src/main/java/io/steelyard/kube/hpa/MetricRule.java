package io.steelyard.kube.hpa;

import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.scenario.kubernetes.MetricSpec;
import io.steelyard.scenario.kubernetes.MetricTarget;
import io.steelyard.scenario.kubernetes.MetricTargetType;
import io.steelyard.scenario.kubernetes.Quantity;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One metric of an autoscaler and what it is held at, as the controller reads it.
 *
 * @param type the kind of metric; absent: one that the controller does not know, which fails at every tick
 * @param name the metric's name, or the resource's
 * @param container the container, for a metric of type ContainerResource
 * @param target what it is held at
 */
public record MetricRule(Optional<MetricSourceType> type, String name, Optional<String> container, Target target) {
    /** cpu at 80 % of the requests: the metric of an autoscaler that names none. */
    public static final MetricRule DEFAULT = new MetricRule(
            Optional.of(MetricSourceType.Resource),
            "cpu",
            Optional.empty(),
            new Target(
                    Optional.of(MetricTargetType.Utilization),
                    OptionalInt.of(80),
                    OptionalLong.empty(),
                    OptionalLong.empty()));

    /**
     * What a metric is held at; what is absent cannot be asked for, and a metric that needs it fails.
     *
     * @param type which is meant; read for a metric of type Object only
     * @param averageUtilization percent of the requests
     * @param averageValueMilli milli-units per pod
     * @param valueMilli milli-units in all
     */
    public record Target(
            Optional<MetricTargetType> type,
            OptionalInt averageUtilization,
            OptionalLong averageValueMilli,
            OptionalLong valueMilli) {
        static Target of(MetricTarget target) {
            return new Target(
                    Optional.of(target.type()),
                    target.averageUtilization().map(OptionalInt::of).orElseGet(OptionalInt::empty),
                    milli(target.averageValue()),
                    milli(target.value()));
        }

        private static OptionalLong milli(Optional<Quantity> quantity) {
            return quantity.map(value -> OptionalLong.of(value.milliValue())).orElseGet(OptionalLong::empty);
        }
    }

    /** What it is held at, as {@code kubectl get hpa} prints it; empty where nothing is given. */
    public String targetText() {
        boolean ofAll = type.equals(Optional.of(MetricSourceType.Object))
                || type.equals(Optional.of(MetricSourceType.External));
        if (target.averageValueMilli().isPresent()) {
            return Quantity.canonical(target.averageValueMilli().getAsLong()) + (ofAll ? " (avg)" : "");
        }
        if (target.averageUtilization().isPresent()) {
            return target.averageUtilization().getAsInt() + "%";
        }
        return target.valueMilli().isPresent()
                ? Quantity.canonical(target.valueMilli().getAsLong())
                : "";
    }

    /** The metric of a manifest. */
    public static MetricRule of(MetricSpec spec) {
        return switch (spec.type()) {
            case Resource ->
                spec.resource()
                        .map(source -> rule(spec, source.name(), Optional.empty(), source.target()))
                        .orElseThrow();
            case ContainerResource ->
                spec.containerResource()
                        .map(source -> rule(spec, source.name(), Optional.of(source.container()), source.target()))
                        .orElseThrow();
            case Pods ->
                spec.pods()
                        .map(source -> rule(spec, source.metric().name(), Optional.empty(), source.target()))
                        .orElseThrow();
            case Object ->
                spec.object()
                        .map(source -> rule(spec, source.metric().name(), Optional.empty(), source.target()))
                        .orElseThrow();
            case External ->
                spec.external()
                        .map(source -> rule(spec, source.metric().name(), Optional.empty(), source.target()))
                        .orElseThrow();
        };
    }

    private static MetricRule rule(MetricSpec spec, String name, Optional<String> container, MetricTarget target) {
        return new MetricRule(Optional.of(spec.type()), name, container, Target.of(target));
    }
}
