package io.steelyard.kube.nodes;

import io.steelyard.kube.nodes.NodePool.NewNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** Nodes and pods as a test wants them; times in seconds. */
final class Fleet {
    static final long SECOND = 1_000_000_000L;
    static final long GIB = 1L << 30;
    static final PodRequirements HALF_CORE = requirements(500, List.of());

    final List<Node> nodes = new ArrayList<>();
    final List<NewNode> booting = new ArrayList<>();
    final List<ClusterPod> pending = new ArrayList<>();
    final List<NodePool> pools = new ArrayList<>();
    IntUnaryOperator disruptionsAllowed = workload -> Integer.MAX_VALUE;
    private int pods;

    /** Requests of so much cpu, of 1 GiB, and no anti-affinity. */
    static PodRequirements requirements(long cpuMilli, List<SpreadConstraint> spread) {
        return new PodRequirements(cpuMilli, GIB, cpuMilli, GIB, spread, List.of(), OptionalLong.empty());
    }

    /** A node of 4 cores and 16 GiB. */
    Node node(String zone) {
        return node(zone, new Capacity(110, 4000, 16 * GIB));
    }

    Node node(String zone, Capacity capacity) {
        Node node = new Node(nodes.size(), "pool-" + nodes.size(), "pool", zone, capacity, 0);
        nodes.add(node);
        return node;
    }

    void nodes(String... zones) {
        for (String zone : zones) {
            node(zone);
        }
    }

    NodePool pool(int min, int max, String... zones) {
        NodePool pool = new NodePool("pool", List.of(zones), new Capacity(110, 4000, 16 * GIB), min, max);
        pools.add(pool);
        return pool;
    }

    ClusterPod pod(int workload, int revision, PodRequirements requirements) {
        return new ClusterPod(workload, pods++, revision, 0, requirements);
    }

    ClusterPod bind(Node node, int workload, PodRequirements requirements) {
        ClusterPod pod = pod(workload, 0, requirements);
        node.bind(pod, 0);
        return pod;
    }

    /** Lets the scheduler place a pod; answers its node's name or "nowhere". */
    String place(ClusterPod pod) {
        return Scheduler.place(pod, nodes)
                .map(node -> {
                    node.bind(pod, 0);
                    return node.name();
                })
                .orElse("nowhere");
    }

    /** The active pods of each node, in the order of the nodes. */
    String counts() {
        return nodes.stream().map(node -> Integer.toString(node.pods().size())).collect(Collectors.joining(" "));
    }

    ClusterView view() {
        return new ClusterView(
                List.copyOf(nodes), List.copyOf(booting), List.copyOf(pending), List.copyOf(pools), disruptionsAllowed);
    }

    static String names(List<Node> nodes) {
        return nodes.stream().map(Node::name).collect(Collectors.joining(" "));
    }

    static String zones(List<NewNode> machines) {
        return machines.stream().map(NewNode::zone).collect(Collectors.joining(" "));
    }
}
