package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.kube.nodes.ClusterPod;
import io.steelyard.kube.nodes.Node;
import io.steelyard.kube.nodes.NodeAction;
import io.steelyard.kube.nodes.NodeLifecycleController;
import io.steelyard.kube.nodes.NodeLifecycleSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lets nodes and zones be lost and come back, and drives the controller that notices. */
final class NodeFailures {
    private static final long NEVER = Long.MAX_VALUE;

    private final Cluster cluster;
    private final Simulation simulation;
    private final NodeLifecycleController controller;
    private final Set<String> lostZones = new LinkedHashSet<>();
    private long dueNanos = NEVER;

    NodeFailures(Cluster cluster, Simulation simulation, NodeLifecycleSettings settings) {
        this.cluster = cluster;
        this.simulation = simulation;
        controller = new NodeLifecycleController(settings);
        simulation.register(Rank.NODE_LIFECYCLE, (now, entity) -> act(now));
    }

    /** Nodes stop. */
    void lose(List<Node> nodes, long now) {
        List<Node> alive = nodes.stream().filter(node -> !node.lost()).toList();
        for (Node node : alive) {
            node.lose(now);
            cluster.images(node).interrupt(now);
        }
        cluster.tellTenants(alive, (tenant, pods) -> tenant.lose(pods, now));
        wake(now);
    }

    /** Nodes that were lost at an instant, and did not come back since, are back. */
    void restore(List<Node> nodes, long lostNanos, long now) {
        List<Node> back = nodes.stream()
                .filter(node -> node.lostSinceNanos() == lostNanos && !node.destroyed())
                .toList();
        back.forEach(Node::recover);
        cluster.tellTenants(back, (tenant, pods) -> tenant.restore(pods, now));
        wake(now);
    }

    /** The cloud takes nodes away for good. */
    void destroy(List<Node> nodes, long now) {
        lose(nodes, now);
        nodes.forEach(node -> node.destroy(now));
        wake(now);
    }

    /** No machine of the zone runs, and none is to be had there. */
    void loseZone(String zone, long now) {
        lostZones.add(zone);
        lose(inZone(zone), now);
    }

    /** The zone is back, with the nodes that were lost with it. */
    void restoreZone(String zone, long lostNanos, long now) {
        lostZones.remove(zone);
        restore(inZone(zone), lostNanos, now);
    }

    private List<Node> inZone(String zone) {
        return cluster.nodes().stream().filter(node -> node.zone().equals(zone)).toList();
    }

    /** Whether machines are to be had in a zone. */
    boolean isUp(String zone) {
        return !lostZones.contains(zone);
    }

    /** Something about the nodes has changed: the controller looks at this instant. */
    void wake(long now) {
        plan(now);
    }

    private void plan(long at) {
        if (at < dueNanos) {
            dueNanos = at;
            simulation.schedule(at, Rank.NODE_LIFECYCLE, 0);
        }
    }

    private void act(long now) {
        if (now != dueNanos) {
            return;
        }
        dueNanos = NEVER;
        controller.sync(List.copyOf(cluster.nodes()), now).forEach(action -> carryOut(action, now));
        long next = controller.nextWakeNanos(cluster.nodes(), now);
        if (next != NEVER) {
            plan(next);
        }
    }

    private void carryOut(NodeAction action, long now) {
        List<Node> node = List.of(action.node());
        if (action instanceof NodeAction.NotReady) {
            cluster.tellTenants(node, (tenant, pods) -> tenant.markUnready(pods, now));
        } else if (action instanceof NodeAction.Ready) {
            cluster.roomChanged(now);
        } else if (action instanceof NodeAction.Evict evict) {
            Set<ClusterPod> due = new LinkedHashSet<>(evict.pods());
            cluster.tellTenants(node, due::contains, (tenant, pods) -> tenant.letGo(pods, now));
        } else if (action instanceof NodeAction.Delete) {
            cluster.removeNode(action.node(), now);
        } else if (action instanceof NodeAction.CollectPods) {
            cluster.tellTenants(node, (tenant, pods) -> tenant.remove(pods, now));
        }
    }
}
