package io.steelyard.kube.hpa;

import io.steelyard.scenario.kubernetes.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an autoscaler decided at one tick, and why.
 *
 * @param action what is to be done
 * @param desiredReplicas the replicas it wants; the current ones where nothing is to be done
 * @param recommendation what the metrics asked for before stabilisation and limits; absent where they were not read or
 *     could not be
 * @param conditions the conditions of its status
 * @param metrics each metric's own proposal, in the order of the metrics
 * @param error what failed; a decision may stand all the same
 */
public record Decision(
        Action action,
        int desiredReplicas,
        OptionalInt recommendation,
        List<Condition> conditions,
        List<MetricStatus> metrics,
        Optional<String> error) {
    /** What a decision does to the number of replicas. */
    public enum Action {
        NONE,
        SCALE_UP,
        SCALE_DOWN
    }

    /**
     * What one metric said at a tick.
     *
     * @param name the metric's name, or the resource's
     * @param target what it is held at, as {@code kubectl get hpa} prints it
     * @param proposal what it asks for; absent where it failed
     * @param error why it failed
     */
    public record MetricStatus(String name, String target, Optional<Proposal> proposal, Optional<String> error) {
        /** Value and target as {@code kubectl get hpa} prints them under TARGETS: {@code open: 912345m/1k}. */
        public String text() {
            return name + ": " + proposal.map(MetricStatus::value).orElse("<unknown>") + "/" + target;
        }

        private static String value(Proposal proposal) {
            return proposal.utilization().isPresent()
                    ? proposal.utilization().getAsInt() + "%"
                    : Quantity.canonical(proposal.usageMilli());
        }
    }

    public Decision {
        conditions = List.copyOf(conditions);
        metrics = List.copyOf(metrics);
        if (desiredReplicas < 0) {
            throw new IllegalArgumentException("desiredReplicas must not be negative but is " + desiredReplicas);
        }
    }

    /** The decision of an autoscaler that knows no conditions: so many replicas, and what its metrics asked for. */
    public static Decision of(int desiredReplicas, FleetSample sample, List<MetricStatus> metrics) {
        int change = Integer.compare(desiredReplicas, sample.specReplicas());
        return new Decision(
                change > 0 ? Action.SCALE_UP : change < 0 ? Action.SCALE_DOWN : Action.NONE,
                desiredReplicas,
                metrics.stream()
                        .flatMap(metric -> metric.proposal().stream())
                        .mapToInt(Proposal::replicas)
                        .max(),
                List.of(),
                metrics,
                Optional.empty());
    }

    /** The reason of a condition; absent where the condition was never set. */
    public Optional<Reason> reason(Condition.Type type) {
        return conditions.stream()
                .filter(condition -> condition.type() == type)
                .map(Condition::reason)
                .findFirst();
    }
}
