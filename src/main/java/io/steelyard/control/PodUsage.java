package io.steelyard.control;

import io.steelyard.fleet.PodTable;
import io.steelyard.scenario.MetricSource;
import io.steelyard.scenario.Workload;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.scenario.kubernetes.Quantity;
import java.util.Optional;

/**
 * What a metric reads on a pod, in milli-units rounded up, as {@code MilliValue()} of a Kubernetes quantity is.
 *
 * <p>Cpu is used up to the container's limit and no further. Gauges are those of the instant. A rate is taken between the measurement and one at most a window before.
 */
final class PodUsage {
    private final double base;
    private final double perConnection;
    private final double perHandshake;
    private final double limit;

    PodUsage(MetricSource.Source source, Workload workload, PodSpec pod) {
        limit = source == MetricSource.Source.CPU
                ? PodLimits.cpu(pod).map(Quantity::doubleValue).orElse(Double.POSITIVE_INFINITY)
                : Double.POSITIVE_INFINITY;
        switch (source) {
            case OPEN_CONNECTIONS -> {
                base = 0;
                perConnection = 1;
                perHandshake = 0;
            }
            case HANDSHAKES -> {
                base = 0;
                perConnection = 0;
                perHandshake = 1;
            }
            case CPU -> {
                base = value(workload.cpu().map(Workload.Cpu::base));
                perConnection = value(workload.cpu().map(Workload.Cpu::perConnection));
                perHandshake = value(workload.cpu().map(Workload.Cpu::perHandshake));
            }
            case MEMORY -> {
                base = value(workload.memory().map(Workload.Memory::base));
                perConnection = value(workload.memory().map(Workload.Memory::perConnection));
                perHandshake = value(workload.memory().map(Workload.Memory::perHandshake));
            }
            case ATTEMPTS -> {
                base = 0;
                perConnection = 0;
                perHandshake = 0;
            }
            default -> throw new IllegalArgumentException("no usage of " + source);
        }
    }

    private static double value(Optional<Quantity> quantity) {
        return quantity.map(Quantity::doubleValue).orElse(0.0);
    }

    /**
     * The value of a pod.
     *
     * @param handshakes done per second, for a rate; that wait, for a gauge
     */
    long milli(PodTable pods, int pod, double handshakes) {
        double value = base + perConnection * pods.openConnections(pod) + perHandshake * handshakes;
        return (long) Math.ceil(1000 * Math.min(limit, value));
    }
}
