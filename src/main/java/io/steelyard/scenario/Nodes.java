package io.steelyard.scenario;

import io.steelyard.scenario.kubernetes.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The machines that the pods run on.
 *
 * @param pools machines of the same kind; a pod goes to any of them
 * @param autoscaler who orders machines and gives them back; without one they are as many as they are
 */
public record Nodes(List<Pool> pools, Optional<Autoscaler> autoscaler) {
    public Nodes {
        pools = List.copyOf(pools);
        if (pools.isEmpty()) {
            throw new IllegalArgumentException("pools must not be empty");
        }
        if (pools.stream().map(Pool::name).distinct().count() < pools.size()) {
            throw new IllegalArgumentException("pools must have distinct names");
        }
        if (autoscaler.isEmpty()) {
            for (Pool pool : pools) {
                if (pool.min().isPresent() || pool.max().isPresent()) {
                    throw new IllegalArgumentException(
                            "pools must not have min or max without an autoscaler, but " + pool.name() + " has");
                }
            }
        }
    }

    /** Whether a node of a name is there at the start, or may be later. */
    boolean mayHave(String node) {
        int hyphen = node.lastIndexOf('-');
        return hyphen > 0
                && node.substring(hyphen + 1).matches("0|[1-9][0-9]{0,8}")
                && pools.stream()
                        .anyMatch(pool -> pool.name().equals(node.substring(0, hyphen))
                                && (autoscaler.isPresent()
                                        || Integer.parseInt(node.substring(hyphen + 1)) < pool.count()));
    }

    /**
     * Machines of the same kind. They are named after the pool, {@code name-0}, {@code name-1} and so on, and dealt over the
     * zones in turn.
     *
     * @param name lower-case letters, digits and hyphens
     * @param count machines at the start
     * @param min the fewest that an autoscaler leaves; without it {@code 0}
     * @param max the most that an autoscaler orders; without it as many as it likes
     * @param zones the zones, in the order in which they are dealt
     * @param capacity what each has for its pods
     */
    public record Pool(
            String name,
            @Default("1") int count,
            Optional<Integer> min,
            Optional<Integer> max,
            @Default("[a]") List<String> zones,
            @Default("{}") Capacity capacity) {
        public Pool {
            zones = List.copyOf(zones);
            Checks.atLeast("count", 0, count);
            min.ifPresent(value -> Checks.atLeast("min", 0, value));
            if (max.isPresent()) {
                Checks.atLeast("max", Math.max(count, min.orElse(0)), max.get());
            }
            if (!name.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")) {
                throw new IllegalArgumentException(
                        "name must be lower-case letters, digits and hyphens but is " + name);
            }
            if (zones.isEmpty() || zones.stream().distinct().count() < zones.size()) {
                throw new IllegalArgumentException("zones must name each zone once but is " + zones);
            }
        }
    }

    /**
     * What a machine has for its pods, after what the system itself takes ({@code status.allocatable}).
     *
     * @param pods the most pods
     * @param cpu cores; without it more than enough
     * @param memory bytes; without it more than enough
     */
    public record Capacity(@Default("110") int pods, Optional<Quantity> cpu, Optional<Quantity> memory) {
        public Capacity {
            Checks.atLeast("pods", 1, pods);
            positive("cpu", cpu);
            positive("memory", memory);
        }

        private static void positive(String name, Optional<Quantity> value) {
            if (value.isPresent() && value.get().milliValue() <= 0) {
                throw new IllegalArgumentException(
                        name + " must be above 0 but is " + value.get().text());
            }
        }
    }

    /** Who orders machines for pods that fit nowhere and gives back those that are not needed. */
    public sealed interface Autoscaler permits ClusterAutoscaler, Karpenter {
        /** From the order of a machine until it is a Ready node. */
        Law boot();
    }

    /**
     * The Cluster Autoscaler, with its flags.
     *
     * @param boot from the order of a machine until it is a Ready node, drawn for each
     * @param scanInterval time between two looks at the cluster
     * @param scaleDownDelayAfterAdd how long no machine is given back after one was ordered
     * @param scaleDownUnneededTime how long a node must be unneeded before it is given back
     * @param scaleDownUtilizationThreshold share of a node's cpu and memory that must be requested, or it is unneeded
     */
    public record ClusterAutoscaler(
            @Default("{uniform: {low: 60s, high: 180s}}") Law boot,
            @Default("10s") Duration scanInterval,
            @Default("10m") Duration scaleDownDelayAfterAdd,
            @Default("10m") Duration scaleDownUnneededTime,
            @Default("0.5") Fraction scaleDownUtilizationThreshold)
            implements Autoscaler {
        public ClusterAutoscaler {
            Checks.positive("scanInterval", scanInterval);
            Checks.notNegative("scaleDownDelayAfterAdd", scaleDownDelayAfterAdd);
            Checks.notNegative("scaleDownUnneededTime", scaleDownUnneededTime);
        }
    }

    /**
     * Karpenter, with its settings and those of its NodePools.
     *
     * @param boot from the order of a machine until it is a Ready node, drawn for each
     * @param batchIdleDuration pods that fit nowhere are waited for until none came for so long
     * @param batchMaxDuration but no longer than this
     * @param consolidationPolicy which nodes are given back: only empty ones, or also those whose pods fit elsewhere
     * @param consolidateAfter how long no pod came or went before a node may be given back
     */
    public record Karpenter(
            @Default("{uniform: {low: 40s, high: 60s}}") Law boot,
            @Default("1s") Duration batchIdleDuration,
            @Default("10s") Duration batchMaxDuration,
            @Default("WhenEmptyOrUnderutilized") ConsolidationPolicy consolidationPolicy,
            @Default("0s") Duration consolidateAfter)
            implements Autoscaler {
        public Karpenter {
            Checks.positive("batchIdleDuration", batchIdleDuration);
            Checks.positive("batchMaxDuration", batchMaxDuration);
            Checks.notNegative("consolidateAfter", consolidateAfter);
        }
    }

    /** Which nodes Karpenter gives back. */
    public enum ConsolidationPolicy {
        /** Only those without pods. */
        WhenEmpty,
        /** Also those whose pods fit elsewhere. */
        WhenEmptyOrUnderutilized
    }
}
