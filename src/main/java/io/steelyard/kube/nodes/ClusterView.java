package io.steelyard.kube.nodes;

import io.steelyard.kube.nodes.NodePool.NewNode;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The cluster as an autoscaler of nodes sees it at one instant.
 *
 * @param nodes all nodes
 * @param booting machines that were ordered and have not joined yet
 * @param pending the pods that fit on no node, oldest first
 * @param pools what may be ordered, in the order of preference
 * @param disruptionsAllowed how many pods of a workload, by its number, its budget allows to evict now
 */
public record ClusterView(
        List<Node> nodes,
        List<NewNode> booting,
        List<ClusterPod> pending,
        List<NodePool> pools,
        IntUnaryOperator disruptionsAllowed) {

    /** The machines of a pool, those that are booting included and those that are being removed not. */
    int size(NodePool pool) {
        return (int) (nodes.stream()
                        .filter(node -> node.pool().equals(pool.name()) && !node.beingRemoved() && !node.destroyed())
                        .count()
                + booting.stream()
                        .filter(node -> node.pool().name().equals(pool.name()))
                        .count());
    }

    /** Whether no budget forbids to evict the first of a node's pods. */
    boolean mayEvictFrom(Node node) {
        return node.pods().stream().allMatch(pod -> disruptionsAllowed.applyAsInt(pod.workload()) >= 1);
    }
}
