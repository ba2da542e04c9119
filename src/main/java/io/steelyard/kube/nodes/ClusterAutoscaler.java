package io.steelyard.kube.nodes;

import io.steelyard.kube.nodes.NodePool.NewNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Cluster Autoscaler (kubernetes/autoscaler 1.28, cluster-autoscaler/core): looks at the cluster in a fixed period,
 * orders machines of one pool at a time for pods that fit nowhere, and removes nodes that were unneeded for long enough.
 *
 * <p>A node is unneeded while less of it than a threshold is requested and its pods would fit elsewhere within their
 * budgets. Empty nodes go up to ten at a time, others one after the other by eviction. Departures: of several pools that
 * would do, the first is taken ({@code --expander} knows other ways); a zone can be asked for; nodes that are NotReady are
 * left alone.
 */
public final class ClusterAutoscaler implements NodeAutoscaler {
    /** Pods younger than this are given one more period, for more of them may follow. */
    private static final long NEW_POD_NANOS = 2_000_000_000L;

    private static final int MAX_EMPTY_BULK_DELETE = 10;

    private final Settings settings;
    private final Map<Node, Long> unneededSinceNanos = new LinkedHashMap<>();
    private long nextNanos;
    private long lastOrderNanos = Node.UNSET;

    /**
     * Its flags.
     *
     * @param scanIntervalNanos {@code --scan-interval}
     * @param scaleDownDelayAfterAddNanos {@code --scale-down-delay-after-add}
     * @param scaleDownUnneededTimeNanos {@code --scale-down-unneeded-time}
     * @param scaleDownUtilizationThreshold {@code --scale-down-utilization-threshold}
     */
    public record Settings(
            long scanIntervalNanos,
            long scaleDownDelayAfterAddNanos,
            long scaleDownUnneededTimeNanos,
            double scaleDownUtilizationThreshold) {}

    /** An autoscaler that first looks one period after {@code nowNanos}. */
    public ClusterAutoscaler(Settings settings, long nowNanos) {
        this.settings = settings;
        nextNanos = nowNanos + settings.scanIntervalNanos();
    }

    @Override
    public void unschedulable(ClusterPod pod, long nowNanos) {
        // it looks when its period is over, and not before
    }

    @Override
    public long nextNanos() {
        return nextNanos;
    }

    @Override
    public Decision decide(ClusterView view, long nowNanos) {
        nextNanos = nowNanos + settings.scanIntervalNanos();
        boolean anyOld = view.pending().stream().anyMatch(pod -> nowNanos - pod.createdNanos() >= NEW_POD_NANOS);
        List<NewNode> order = anyOld ? order(view, nowNanos) : List.of();
        if (!order.isEmpty()) {
            lastOrderNanos = nowNanos;
            return new Decision(order, List.of());
        }
        findUnneeded(view, nowNanos);
        boolean cooling =
                lastOrderNanos != Node.UNSET && nowNanos - lastOrderNanos < settings.scaleDownDelayAfterAddNanos();
        boolean waiting = !view.pending().isEmpty() && !anyOld;
        return cooling || waiting ? Decision.NONE : new Decision(List.of(), removable(view, nowNanos));
    }

    private static List<NewNode> order(ClusterView view, long nowNanos) {
        SchedulingSimulation simulation = SchedulingSimulation.ofOrders(view, nowNanos);
        List<NewNode> order = new ArrayList<>();
        List<NodePool> pools = view.pools();
        for (ClusterPod pod : view.pending()) {
            if (simulation.place(pod)) {
                continue;
            }
            for (NodePool pool : pools) {
                Optional<NewNode> machine = simulation.order(pool, pod);
                if (machine.isPresent()) {
                    order.add(machine.get());
                    pools = List.of(pool);
                    break;
                }
            }
        }
        return order;
    }

    private void findUnneeded(ClusterView view, long nowNanos) {
        SchedulingSimulation simulation = SchedulingSimulation.ofRemovals(view, nowNanos);
        List<Node> unneeded = new ArrayList<>();
        for (Node node : view.nodes()) {
            if (node.ready()
                    && !node.beingRemoved()
                    && utilization(node) < settings.scaleDownUtilizationThreshold()
                    && view.mayEvictFrom(node)
                    && simulation.vacate(node)) {
                unneeded.add(node);
            }
        }
        unneededSinceNanos.keySet().retainAll(unneeded);
        unneeded.forEach(node -> unneededSinceNanos.putIfAbsent(node, nowNanos));
    }

    /** The larger share of cpu and memory that is requested; the share of pods where neither is limited. */
    static double utilization(Node node) {
        Capacity capacity = node.capacity();
        long cpu = 0;
        long memory = 0;
        for (ClusterPod pod : node.pods()) {
            cpu += pod.requirements().cpuMilli();
            memory += pod.requirements().memoryBytes();
        }
        if (capacity.cpuMilli() == Capacity.UNLIMITED && capacity.memoryBytes() == Capacity.UNLIMITED) {
            return (double) node.pods().size() / capacity.pods();
        }
        return Math.max((double) cpu / capacity.cpuMilli(), (double) memory / capacity.memoryBytes());
    }

    private List<Node> removable(ClusterView view, long nowNanos) {
        boolean draining = view.nodes().stream().anyMatch(node -> node.beingRemoved() && hasPods(node));
        int empty = 0;
        List<Node> remove = new ArrayList<>();
        for (Map.Entry<Node, Long> entry : unneededSinceNanos.entrySet()) {
            Node node = entry.getKey();
            if (nowNanos - entry.getValue() < settings.scaleDownUnneededTimeNanos()
                    || !isAboveMinimum(node, remove, view)) {
                continue;
            }
            if (!hasPods(node) && empty < MAX_EMPTY_BULK_DELETE) {
                empty++;
                remove.add(node);
            } else if (hasPods(node) && !draining) {
                draining = true;
                remove.add(node);
            }
        }
        return remove;
    }

    private static boolean hasPods(Node node) {
        return !node.pods().isEmpty() || !node.terminating().isEmpty();
    }

    private static boolean isAboveMinimum(Node node, List<Node> removed, ClusterView view) {
        long others = removed.stream()
                .filter(other -> other.pool().equals(node.pool()))
                .count();
        return view.pools().stream()
                .filter(pool -> pool.name().equals(node.pool()))
                .allMatch(pool -> view.size(pool) - others > pool.min());
    }
}
