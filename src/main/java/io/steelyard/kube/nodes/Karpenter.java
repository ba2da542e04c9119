package io.steelyard.kube.nodes;

import io.steelyard.kube.nodes.NodePool.NewNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Karpenter (kubernetes-sigs/karpenter v1, pkg/controllers/provisioning and disruption): collects pods that fit nowhere in
 * a batch, which ends when no other came for a while, and orders machines for them; every ten seconds it looks for nodes
 * to remove, and removes them 15 s later if they still qualify.
 *
 * <p>Empty nodes are removed together, others one at a time, the one with the fewest pods first, if its pods fit elsewhere
 * within their budgets. A pool whose nodes cannot be disrupted more than a tenth at a time, rounded up, is Karpenter's
 * default. Departures: a pool has one kind of machine, so none is replaced by a cheaper one; several that are not empty are
 * never removed at once.
 */
public final class Karpenter implements NodeAutoscaler {
    private static final long POLL_NANOS = 10_000_000_000L;
    private static final long VALIDATION_NANOS = 15_000_000_000L;
    private static final int BUDGET_PERCENT = 10;
    private static final long NEVER = Long.MAX_VALUE;

    private final Settings settings;
    private final Set<ClusterPod> batch = new LinkedHashSet<>();
    private long batchStartNanos;
    private long lastTriggerNanos;
    private List<Node> candidates = List.of();
    private long pollNanos;

    /**
     * Its settings, and those of its NodePools.
     *
     * @param batchIdleNanos {@code BATCH_IDLE_DURATION}
     * @param batchMaxNanos {@code BATCH_MAX_DURATION}
     * @param underutilized whether the {@code consolidationPolicy} is WhenEmptyOrUnderutilized, else WhenEmpty
     * @param consolidateAfterNanos how long no pod came or went before a node is looked at
     */
    public record Settings(
            long batchIdleNanos, long batchMaxNanos, boolean underutilized, long consolidateAfterNanos) {}

    /** A Karpenter that first looks for nodes to remove ten seconds after {@code nowNanos}. */
    public Karpenter(Settings settings, long nowNanos) {
        this.settings = settings;
        pollNanos = nowNanos + POLL_NANOS;
    }

    @Override
    public void unschedulable(ClusterPod pod, long nowNanos) {
        if (batch.isEmpty()) {
            batchStartNanos = nowNanos;
        }
        if (batch.add(pod)) {
            lastTriggerNanos = nowNanos;
        }
    }

    private long batchEndNanos() {
        return batch.isEmpty()
                ? NEVER
                : Math.min(batchStartNanos + settings.batchMaxNanos(), lastTriggerNanos + settings.batchIdleNanos());
    }

    @Override
    public long nextNanos() {
        return Math.min(batchEndNanos(), pollNanos);
    }

    @Override
    public Decision decide(ClusterView view, long nowNanos) {
        List<NewNode> order = List.of();
        if (batchEndNanos() <= nowNanos) {
            batch.clear();
            order = order(view, nowNanos);
        }
        List<Node> remove = List.of();
        if (pollNanos <= nowNanos) {
            view.pending().forEach(pod -> unschedulable(pod, nowNanos));
            remove = order.isEmpty() ? consolidate(view, nowNanos) : remove;
            pollNanos = nowNanos + (candidates.isEmpty() ? POLL_NANOS : VALIDATION_NANOS);
        }
        return new Decision(order, remove);
    }

    private static List<NewNode> order(ClusterView view, long nowNanos) {
        SchedulingSimulation simulation = SchedulingSimulation.ofOrders(view, nowNanos);
        List<NewNode> order = new ArrayList<>();
        for (ClusterPod pod : view.pending()) {
            if (simulation.place(pod)) {
                continue;
            }
            for (NodePool pool : view.pools()) {
                Optional<NewNode> machine = simulation.order(pool, pod);
                if (machine.isPresent()) {
                    order.add(machine.get());
                    break;
                }
            }
        }
        return order;
    }

    /** Names the nodes to look at again, or removes those that were named and still qualify. */
    private List<Node> consolidate(ClusterView view, long nowNanos) {
        List<Node> found = consolidatable(view, nowNanos);
        if (candidates.isEmpty()) {
            candidates = found;
            return List.of();
        }
        List<Node> remove = candidates.stream().filter(found::contains).toList();
        candidates = List.of();
        return remove;
    }

    private List<Node> consolidatable(ClusterView view, long nowNanos) {
        List<Node> calm = view.nodes().stream()
                .filter(Node::schedulable)
                .filter(node -> node.terminating().isEmpty())
                .filter(node -> nowNanos - node.lastPodEventNanos() >= settings.consolidateAfterNanos())
                .toList();
        List<Node> found = new ArrayList<>();
        for (Node node : calm) {
            if (node.pods().isEmpty() && isWithinBudget(node, found, view)) {
                found.add(node);
            }
        }
        if (!found.isEmpty() || !settings.underutilized()) {
            return found;
        }
        return calm.stream()
                .filter(node -> !node.pods().isEmpty() && isWithinBudget(node, found, view) && view.mayEvictFrom(node))
                .sorted(Comparator.comparingInt(node -> node.pods().size()))
                .filter(node -> SchedulingSimulation.ofRemovals(view, nowNanos).vacate(node))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    private static boolean isWithinBudget(Node node, List<Node> taken, ClusterView view) {
        for (NodePool pool : view.pools()) {
            if (pool.name().equals(node.pool())) {
                long others = taken.stream()
                        .filter(other -> other.pool().equals(pool.name()))
                        .count();
                long nodes = view.nodes().stream()
                        .filter(other -> other.pool().equals(pool.name()))
                        .count();
                long disrupted = view.nodes().stream()
                        .filter(other -> other.pool().equals(pool.name()) && (other.beingRemoved() || !other.ready()))
                        .count();
                long budget = (nodes * BUDGET_PERCENT + 99) / 100;
                return disrupted + others < budget && view.size(pool) - others > pool.min();
            }
        }
        return false;
    }
}
