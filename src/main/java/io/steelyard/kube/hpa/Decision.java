package io.steelyard.kube.hpa;

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
     * @param proposal what it asks for; absent where it failed
     * @param error why it failed
     */
    public record MetricStatus(String name, Optional<Proposal> proposal, Optional<String> error) {}

    public Decision {
        conditions = List.copyOf(conditions);
        metrics = List.copyOf(metrics);
    }

    /** The reason of a condition; absent where the condition was never set. */
    public Optional<Reason> reason(Condition.Type type) {
        return conditions.stream()
                .filter(condition -> condition.type() == type)
                .map(Condition::reason)
                .findFirst();
    }
}
