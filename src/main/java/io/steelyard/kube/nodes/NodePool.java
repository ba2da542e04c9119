package io.steelyard.kube.nodes;

import java.util.List;

/**
 * The machines of one kind that an autoscaler may order: a node group, or a NodePool.
 *
 * @param zones where, in the order of preference between zones that have as many
 * @param capacity what each machine has for its pods
 * @param min the fewest that it leaves
 * @param max the most that it orders
 */
public record NodePool(String name, List<String> zones, Capacity capacity, int min, int max) {
    public NodePool {
        zones = List.copyOf(zones);
    }

    /** A machine of a pool in one of its zones that is to be had. */
    public record NewNode(NodePool pool, String zone) {}
}
