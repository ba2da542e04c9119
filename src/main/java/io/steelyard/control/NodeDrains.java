package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.kube.disruption.Drain;
import io.steelyard.kube.disruption.Drain.Persistence;
import io.steelyard.kube.nodes.ClusterPod;
import io.steelyard.kube.nodes.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Drains nodes: asks for the eviction of their pods, again and again, until none is left. */
final class NodeDrains {
    private final Cluster cluster;
    private final Simulation simulation;
    private final List<Command> commands = new ArrayList<>();

    NodeDrains(Cluster cluster, Simulation simulation) {
        this.cluster = cluster;
        this.simulation = simulation;
        simulation.register(Rank.EVICTION, this::act);
    }

    /** Nodes to be drained one after the other, and how far that has come. */
    private static final class Command {
        final Deque<Node> nodes;
        final Persistence persistence;
        final boolean forRemoval;
        Optional<Drain> drain = Optional.empty();

        Command(List<Node> nodes, Persistence persistence, boolean forRemoval) {
            this.nodes = new ArrayDeque<>(nodes);
            this.persistence = persistence;
            this.forRemoval = forRemoval;
        }
    }

    /** Cordons nodes and drains them one after the other. */
    void drain(List<Node> nodes, long now) {
        nodes.forEach(Node::cordon);
        begin(new Command(nodes, Persistence.KUBECTL, false), now);
    }

    /** Drains a node that is then given back; where that fails, it is kept. */
    void drainForRemoval(Node node, Persistence persistence, long now) {
        node.beingRemoved(true);
        begin(new Command(List.of(node), persistence, true), now);
    }

    private void begin(Command command, long now) {
        commands.add(command);
        simulation.schedule(now, Rank.EVICTION, commands.size() - 1);
    }

    /** A pod has left a node, so that a drain may be done with it. */
    void left(Node node, long now) {
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i).nodes.peek() == node) {
                simulation.schedule(now, Rank.EVICTION, i);
            }
        }
    }

    private void act(long now, int number) {
        Command command = commands.get(number);
        while (!command.nodes.isEmpty()) {
            Node node = command.nodes.getFirst();
            Drain drain = command.drain.orElseGet(() -> new Drain(node.pods(), command.persistence, now));
            command.drain = Optional.of(drain);
            drain.due(now).forEach(pod -> evict(drain, node, pod, now));
            if (drain.failed(now)) {
                giveUp(command, now);
            } else if (isEmpty(node)) {
                finish(command, now);
            } else {
                plan(drain, number);
                return;
            }
        }
    }

    private void evict(Drain drain, Node node, ClusterPod pod, long now) {
        if (!node.pods().contains(pod) || cluster.tenant(pod).evict(pod.pod(), now)) {
            drain.done(pod);
        } else {
            drain.refused(pod, now);
        }
    }

    private static boolean isEmpty(Node node) {
        return node.pods().isEmpty() && node.terminating().isEmpty();
    }

    private void giveUp(Command command, long now) {
        command.nodes.removeFirst().beingRemoved(false);
        command.drain = Optional.empty();
        cluster.roomChanged(now);
    }

    private void finish(Command command, long now) {
        Node node = command.nodes.removeFirst();
        command.drain = Optional.empty();
        if (command.forRemoval) {
            cluster.removeNode(node, now);
        }
    }

    private void plan(Drain drain, int number) {
        long next = drain.nextNanos();
        if (next != Drain.NEVER) {
            simulation.schedule(next, Rank.EVICTION, number);
        }
    }
}
