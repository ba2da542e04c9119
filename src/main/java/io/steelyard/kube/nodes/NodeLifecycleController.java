package io.steelyard.kube.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Notices lost nodes and lets go of their pods (kubernetes v1.28, pkg/controller/nodelifecycle with its taint manager, the
 * cloud provider's node lifecycle controller, and podgc).
 *
 * <p>A node that was silent for the grace period is NotReady. It is then tainted NoExecute, in each zone one node at a
 * time, at the rate of its {@link ZoneState}; while every zone is fully disrupted nothing is tainted and taints are taken
 * back. Pods are evicted when they have tolerated the taint long enough. A node whose machine no longer exists is removed
 * as soon as it is NotReady, and its pods when nobody has brought it back for 40 s. Departures: the controllers act at the
 * exact instant, where Kubernetes' look every 5 s (nodes) and 20 s (podgc).
 */
public final class NodeLifecycleController {
    private static final long NEVER = Long.MAX_VALUE;

    private final NodeLifecycleSettings settings;
    private final Map<Node, Long> taintedNanos = new LinkedHashMap<>();
    private final Map<Node, Long> deletedNanos = new LinkedHashMap<>();
    private final Map<String, Long> lastTaintNanos = new LinkedHashMap<>();
    private final List<Node> untainted = new ArrayList<>();

    /** A controller to which all nodes are Ready. */
    public NodeLifecycleController(NodeLifecycleSettings settings) {
        this.settings = settings;
    }

    /**
     * Does what is due.
     *
     * @param nodes the nodes of the cluster; one that is to be deleted stands here no longer at the next call
     * @return what is to be carried out, in this order
     */
    public List<NodeAction> sync(List<Node> nodes, long nowNanos) {
        List<NodeAction> actions = new ArrayList<>();
        untainted.retainAll(nodes);
        taintedNanos.keySet().retainAll(nodes);
        for (Node node : nodes) {
            observe(node, nowNanos, actions);
        }
        List<Node> existing =
                nodes.stream().filter(node -> !deletedNanos.containsKey(node)).toList();
        if (isFullyDisrupted(existing)) {
            untainted.addAll(taintedNanos.keySet());
            taintedNanos.clear();
        } else {
            taint(existing, nowNanos);
        }
        evict(nowNanos, actions);
        collect(nowNanos, actions);
        return actions;
    }

    private void observe(Node node, long nowNanos, List<NodeAction> actions) {
        if (node.ready() && noticeNanos(node) <= nowNanos) {
            node.ready(false);
            actions.add(new NodeAction.NotReady(node));
            if (node.destroyed()) {
                deletedNanos.put(node, nowNanos);
                actions.add(new NodeAction.Delete(node));
            } else {
                untainted.add(node);
            }
        } else if (!node.ready() && !node.lost()) {
            node.ready(true);
            untainted.remove(node);
            taintedNanos.remove(node);
            actions.add(new NodeAction.Ready(node));
        } else if (!node.ready() && node.destroyed() && !deletedNanos.containsKey(node)) {
            untainted.remove(node);
            taintedNanos.remove(node);
            deletedNanos.put(node, nowNanos);
            actions.add(new NodeAction.Delete(node));
        }
    }

    private long noticeNanos(Node node) {
        return node.lost() ? node.lostSinceNanos() + settings.monitorGraceNanos() : NEVER;
    }

    private static boolean isFullyDisrupted(List<Node> nodes) {
        return !nodes.isEmpty() && nodes.stream().noneMatch(Node::ready);
    }

    private void taint(List<Node> nodes, long nowNanos) {
        for (Node node : List.copyOf(untainted)) {
            if (nextTaintNanos(node.zone(), nodes) <= nowNanos) {
                lastTaintNanos.put(node.zone(), nowNanos);
                taintedNanos.put(node, nowNanos);
                untainted.remove(node);
            }
        }
    }

    private long nextTaintNanos(String zone, List<Node> nodes) {
        int ready = 0;
        int all = 0;
        for (Node node : nodes) {
            if (node.zone().equals(zone)) {
                all++;
                ready += node.ready() ? 1 : 0;
            }
        }
        long period = ZoneState.of(ready, all - ready).evictionPeriodNanos(all);
        Long last = lastTaintNanos.get(zone);
        if (period == ZoneState.NEVER) {
            return NEVER;
        }
        return last == null ? Long.MIN_VALUE : last + period;
    }

    private void evict(long nowNanos, List<NodeAction> actions) {
        taintedNanos.forEach((node, since) -> {
            List<ClusterPod> due = node.pods().stream()
                    .filter(pod -> evictionNanos(pod, since) <= nowNanos)
                    .toList();
            if (!due.isEmpty()) {
                actions.add(new NodeAction.Evict(node, due));
            }
        });
    }

    private long evictionNanos(ClusterPod pod, long taintedSinceNanos) {
        long toleration = pod.requirements().tolerationNanos().orElse(settings.tolerationNanos());
        return toleration >= NEVER - taintedSinceNanos ? NEVER : taintedSinceNanos + toleration;
    }

    private void collect(long nowNanos, List<NodeAction> actions) {
        for (Node node : List.copyOf(deletedNanos.keySet())) {
            if (deletedNanos.getOrDefault(node, NEVER) + NodeLifecycleSettings.QUARANTINE_NANOS <= nowNanos) {
                deletedNanos.remove(node);
                actions.add(new NodeAction.CollectPods(node));
            }
        }
    }

    /**
     * When a {@link #sync} is due without any change to the nodes; {@link Long#MAX_VALUE}: never.
     *
     * @param nodes the nodes of the cluster
     */
    public long nextWakeNanos(List<Node> nodes, long nowNanos) {
        long next = NEVER;
        for (Node node : nodes) {
            next = node.ready() ? Math.min(next, noticeNanos(node)) : next;
        }
        List<Node> existing =
                nodes.stream().filter(node -> !deletedNanos.containsKey(node)).toList();
        if (!isFullyDisrupted(existing)) {
            for (Node node : untainted) {
                next = Math.min(next, nextTaintNanos(node.zone(), existing));
            }
        }
        for (Map.Entry<Node, Long> tainted : taintedNanos.entrySet()) {
            for (ClusterPod pod : tainted.getKey().pods()) {
                long due = evictionNanos(pod, tainted.getValue());
                next = due > nowNanos ? Math.min(next, due) : next;
            }
        }
        for (long deleted : deletedNanos.values()) {
            next = Math.min(next, deleted + NodeLifecycleSettings.QUARANTINE_NANOS);
        }
        return next;
    }
}
