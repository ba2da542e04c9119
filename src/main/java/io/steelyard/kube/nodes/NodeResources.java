package io.steelyard.kube.nodes;

import java.util.List;

/**
 * Whether a pod fits on a node by its requests, and how a node scores by what it would have left (kube-scheduler v1.28,
 * plugins/noderesources: Fit with LeastAllocated, BalancedAllocation). Pods in their grace period still take up room.
 */
final class NodeResources {
    private static final long MAX_NODE_SCORE = 100;

    private NodeResources() {}

    /** The sums over a node's pods. */
    record Requested(int pods, long cpuMilli, long memoryBytes, long scoredCpuMilli, long scoredMemoryBytes) {
        static Requested of(Node node) {
            return new Requested(0, 0, 0, 0, 0).plus(node.pods()).plus(node.terminating());
        }

        private Requested plus(List<ClusterPod> pods) {
            Requested sum = this;
            for (ClusterPod pod : pods) {
                sum = sum.plus(pod.requirements());
            }
            return sum;
        }

        Requested plus(PodRequirements pod) {
            return new Requested(
                    pods + 1,
                    cpuMilli + pod.cpuMilli(),
                    memoryBytes + pod.memoryBytes(),
                    scoredCpuMilli + pod.scoredCpuMilli(),
                    scoredMemoryBytes + pod.scoredMemoryBytes());
        }
    }

    /** Whether the node has room for the pod; a resource that the pod does not request is not looked at. */
    static boolean fits(Node node, PodRequirements pod) {
        Requested with = Requested.of(node).plus(pod);
        Capacity capacity = node.capacity();
        return with.pods() <= capacity.pods()
                && (pod.cpuMilli() == 0 || with.cpuMilli() <= capacity.cpuMilli())
                && (pod.memoryBytes() == 0 || with.memoryBytes() <= capacity.memoryBytes());
    }

    /** The mean share of cpu and memory that would be left, 0 to 100; an unlimited resource does not count. */
    static long leastAllocated(Node node, PodRequirements pod) {
        Requested with = Requested.of(node).plus(pod);
        long sum = 0;
        int resources = 0;
        if (node.capacity().cpuMilli() != Capacity.UNLIMITED) {
            sum += left(with.scoredCpuMilli(), node.capacity().cpuMilli());
            resources++;
        }
        if (node.capacity().memoryBytes() != Capacity.UNLIMITED) {
            sum += left(with.scoredMemoryBytes(), node.capacity().memoryBytes());
            resources++;
        }
        return resources == 0 ? 0 : sum / resources;
    }

    private static long left(long requested, long capacity) {
        return requested > capacity ? 0 : (capacity - requested) * MAX_NODE_SCORE / capacity;
    }

    /** How alike the shares of cpu and memory in use would be, 0 to 100; 0 for a pod that requests nothing. */
    static long balancedAllocation(Node node, PodRequirements pod) {
        if (pod.bestEffort()) {
            return 0;
        }
        Requested with = Requested.of(node).plus(pod);
        Capacity capacity = node.capacity();
        if (capacity.cpuMilli() == Capacity.UNLIMITED || capacity.memoryBytes() == Capacity.UNLIMITED) {
            return MAX_NODE_SCORE;
        }
        double cpu = Math.min(1, (double) with.cpuMilli() / capacity.cpuMilli());
        double memory = Math.min(1, (double) with.memoryBytes() / capacity.memoryBytes());
        return (long) ((1 - Math.abs((cpu - memory) / 2)) * MAX_NODE_SCORE);
    }
}
