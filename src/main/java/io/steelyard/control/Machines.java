package io.steelyard.control;

import io.steelyard.kube.nodes.Capacity;
import io.steelyard.kube.nodes.ImagePulls;
import io.steelyard.kube.nodes.Node;
import io.steelyard.kube.nodes.NodePool;
import io.steelyard.scenario.Nodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a cluster by their numbers, in the order in which they joined, each with its images. */
final class Machines {
    private final List<NodePool> pools = new ArrayList<>();
    private final List<Node> all = new ArrayList<>();
    private final List<ImagePulls> images = new ArrayList<>();
    private final List<Node> existing = new ArrayList<>();
    private final Map<String, Integer> named = new LinkedHashMap<>();

    /** The nodes of the start, those of each pool dealt over its zones in turn. */
    Machines(Nodes nodes, long now) {
        for (Nodes.Pool given : nodes.pools()) {
            NodePool pool = new NodePool(
                    given.name(),
                    given.zones(),
                    Capacity.of(
                            given.capacity().pods(),
                            given.capacity().cpu(),
                            given.capacity().memory()),
                    given.min().orElse(0),
                    given.max().orElse(Integer.MAX_VALUE));
            pools.add(pool);
            for (int i = 0; i < given.count(); i++) {
                join(pool, pool.zones().get(i % pool.zones().size()), now);
            }
        }
    }

    List<NodePool> pools() {
        return Collections.unmodifiableList(pools);
    }

    /** The nodes that there are, in the order of their numbers. */
    List<Node> existing() {
        return Collections.unmodifiableList(existing);
    }

    /** A machine becomes a node. */
    void join(NodePool pool, String zone, long now) {
        int ofPool = named.merge(pool.name(), 1, Integer::sum) - 1;
        Node node = new Node(all.size(), pool.name() + "-" + ofPool, pool.name(), zone, pool.capacity(), now);
        all.add(node);
        images.add(new ImagePulls());
        existing.add(node);
    }

    /** A node exists no more. */
    void remove(Node node) {
        existing.remove(node);
    }

    ImagePulls images(Node node) {
        return images.get(node.number());
    }
}
