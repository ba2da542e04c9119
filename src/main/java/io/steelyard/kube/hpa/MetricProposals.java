package io.steelyard.kube.hpa;

import io.steelyard.kube.hpa.MetricReading.ExternalValues;
import io.steelyard.kube.hpa.MetricReading.ObjectValue;
import io.steelyard.kube.hpa.MetricReading.Resources;
import io.steelyard.kube.hpa.MetricReading.Unavailable;
import io.steelyard.kube.hpa.ReplicaCalculator.Context;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.scenario.kubernetes.MetricTargetType;
import java.util.Optional;

/** Chooses the calculation that a metric's type and target ask for ({@code computeReplicasForMetric}). */
final class MetricProposals {
    private final ReplicaCalculator calculator;
    private final boolean containerResourceMetrics;

    MetricProposals(ReplicaCalculator calculator, boolean containerResourceMetrics) {
        this.calculator = calculator;
        this.containerResourceMetrics = containerResourceMetrics;
    }

    Proposal propose(MetricRule metric, MetricReading reading, Context context, int statusReplicas)
            throws MetricUnavailableException {
        if (metric.type().isEmpty()) {
            throw new MetricUnavailableException("unknown metric source type");
        }
        return switch (metric.type().get()) {
            case Resource -> resource(metric, reading, context);
            case ContainerResource -> containerResource(metric, reading, context);
            case Pods -> pods(metric, reading, context);
            case Object -> object(metric, reading, context, statusReplicas);
            case External -> external(metric, reading, context, statusReplicas);
        };
    }

    /** The reason of the condition that a failing metric leaves. */
    static Reason failure(MetricRule metric) {
        if (metric.type().isEmpty()) {
            return Reason.InvalidMetricSourceType;
        }
        return switch (metric.type().get()) {
            case Resource -> Reason.FailedGetResourceMetric;
            case ContainerResource -> Reason.FailedGetContainerResourceMetric;
            case Pods -> Reason.FailedGetPodsMetric;
            case Object -> Reason.FailedGetObjectMetric;
            case External -> Reason.FailedGetExternalMetric;
        };
    }

    private Proposal containerResource(MetricRule metric, MetricReading reading, Context context)
            throws MetricUnavailableException {
        if (!containerResourceMetrics) {
            throw new MetricUnavailableException(
                    "ContainerResource metric type is not supported: disabled by the feature gate");
        }
        return resource(metric, reading, context);
    }

    private Proposal resource(MetricRule metric, MetricReading reading, Context context)
            throws MetricUnavailableException {
        MetricRule.Target target = metric.target();
        if (target.averageValueMilli().isPresent()) {
            return calculator.resourceAverage(
                    context,
                    metric.name(),
                    metric.container(),
                    target.averageValueMilli().getAsLong(),
                    read(reading, Resources.class).samples());
        }
        if (target.averageUtilization().isPresent()) {
            return calculator.resourceUtilization(
                    context,
                    metric.name(),
                    metric.container(),
                    target.averageUtilization().getAsInt(),
                    read(reading, Resources.class).samples());
        }
        throw noTarget(metric, "neither an average utilization target nor an average value target was set");
    }

    private Proposal pods(MetricRule metric, MetricReading reading, Context context) throws MetricUnavailableException {
        if (metric.target().averageValueMilli().isEmpty()) {
            throw noTarget(metric, "no average value target was set");
        }
        return calculator.podsAverage(
                context,
                metric.name(),
                metric.target().averageValueMilli().getAsLong(),
                read(reading, MetricReading.Pods.class).samples());
    }

    private Proposal object(MetricRule metric, MetricReading reading, Context context, int statusReplicas)
            throws MetricUnavailableException {
        MetricRule.Target target = metric.target();
        boolean average = target.type().equals(Optional.of(MetricTargetType.AverageValue));
        boolean whole = target.type().equals(Optional.of(MetricTargetType.Value));
        if (whole && target.valueMilli().isPresent()) {
            return calculator.value(
                    context,
                    target.valueMilli().getAsLong(),
                    read(reading, ObjectValue.class).milli());
        }
        if (average && target.averageValueMilli().isPresent()) {
            return calculator.valuePerPod(
                    statusReplicas,
                    context.tolerance(),
                    target.averageValueMilli().getAsLong(),
                    read(reading, ObjectValue.class).milli());
        }
        throw noTarget(metric, "neither a value target nor an average value target was set");
    }

    private Proposal external(MetricRule metric, MetricReading reading, Context context, int statusReplicas)
            throws MetricUnavailableException {
        MetricRule.Target target = metric.target();
        if (target.averageValueMilli().isPresent()) {
            return calculator.valuePerPod(
                    statusReplicas,
                    context.tolerance(),
                    target.averageValueMilli().getAsLong(),
                    sum(reading));
        }
        if (target.valueMilli().isPresent()) {
            return calculator.value(context, target.valueMilli().getAsLong(), sum(reading));
        }
        throw noTarget(metric, "neither a value target nor an average value target was set");
    }

    private static long sum(MetricReading reading) throws MetricUnavailableException {
        ExternalValues values = read(reading, ExternalValues.class);
        if (values.milli().isEmpty()) {
            throw new MetricUnavailableException("no metrics returned from external metrics API");
        }
        return ReplicaCalculator.sum(values.milli());
    }

    private static <T extends MetricReading> T read(MetricReading reading, Class<T> kind)
            throws MetricUnavailableException {
        if (reading instanceof Unavailable unavailable) {
            throw new MetricUnavailableException(unavailable.why());
        }
        if (!kind.isInstance(reading)) {
            throw new IllegalArgumentException(
                    "readings must fit the metrics in kind: expected a " + kind.getSimpleName() + ", found " + reading);
        }
        return kind.cast(reading);
    }

    private static MetricUnavailableException noTarget(MetricRule metric, String what) {
        String type = metric.type().map(MetricSourceType::name).orElse("unknown");
        return new MetricUnavailableException("invalid " + type + " metric source " + metric.name() + ": " + what);
    }
}
