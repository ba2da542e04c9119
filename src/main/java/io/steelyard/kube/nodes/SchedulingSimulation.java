package io.steelyard.kube.nodes;

import io.steelyard.kube.nodes.NodePool.NewNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster to try out on where pods would go: copies of the nodes, to which empty ones can be added. Autoscalers of nodes
 * think with it; nothing that happens here happens to the cluster.
 */
final class SchedulingSimulation {
    private final ClusterView view;
    private final long nowNanos;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> ordered = new LinkedHashMap<>();

    private SchedulingSimulation(ClusterView view, long nowNanos) {
        this.view = view;
        this.nowNanos = nowNanos;
        view.nodes().forEach(node -> nodes.add(node.copy()));
    }

    /** What must be ordered: the machines that are booting are there already. */
    static SchedulingSimulation ofOrders(ClusterView view, long nowNanos) {
        SchedulingSimulation simulation = new SchedulingSimulation(view, nowNanos);
        view.booting().forEach(simulation::add);
        return simulation;
    }

    /** What can be done without: the pods that wait, or will have to, have taken their places on the nodes that are there. */
    static SchedulingSimulation ofRemovals(ClusterView view, long nowNanos) {
        SchedulingSimulation simulation = new SchedulingSimulation(view, nowNanos);
        view.pending().forEach(simulation::place);
        view.nodes().stream()
                .filter(Node::beingRemoved)
                .forEach(node -> node.pods().forEach(simulation::place));
        return simulation;
    }

    private void add(NewNode machine) {
        nodes.add(new Node(
                nodes.size(),
                "new-" + nodes.size(),
                machine.pool().name(),
                machine.zone(),
                machine.pool().capacity(),
                nowNanos));
    }

    /** Places a pod, if it fits anywhere. */
    boolean place(ClusterPod pod) {
        Optional<Node> node = Scheduler.place(pod, nodes);
        node.ifPresent(chosen -> chosen.bind(pod, nowNanos));
        return node.isPresent();
    }

    /**
     * Orders a machine of a pool on which the pod would run, in the zone with the fewest nodes of the pool where it would;
     * empty if it would in none, or if the pool has as many nodes as it may.
     */
    Optional<NewNode> order(NodePool pool, ClusterPod pod) {
        if (view.size(pool) + ordered.getOrDefault(pool.name(), 0) >= pool.max()) {
            return Optional.empty();
        }
        List<String> zones = pool.zones().stream()
                .sorted(Comparator.comparingLong(zone -> nodesIn(pool, zone)))
                .toList();
        for (String zone : zones) {
            NewNode machine = new NewNode(pool, zone);
            add(machine);
            if (place(pod)) {
                ordered.merge(pool.name(), 1, Integer::sum);
                return Optional.of(machine);
            }
            nodes.remove(nodes.size() - 1);
        }
        return Optional.empty();
    }

    private long nodesIn(NodePool pool, String zone) {
        return nodes.stream()
                .filter(node -> node.pool().equals(pool.name()) && node.zone().equals(zone))
                .count();
    }

    /**
     * Moves all pods of a node elsewhere; where one of them fits nowhere, everything stays as it was.
     *
     * @return whether the node is empty now and out of the game
     */
    boolean vacate(Node real) {
        List<Node> before = nodes.stream().map(Node::copy).toList();
        Node node = nodes.get(view.nodes().indexOf(real));
        node.cordon();
        for (ClusterPod pod : List.copyOf(node.pods())) {
            node.release(pod, nowNanos);
            if (!place(pod)) {
                nodes.clear();
                nodes.addAll(before);
                return false;
            }
        }
        return true;
    }
}
