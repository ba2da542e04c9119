package io.steelyard.kube.nodes;

/**
 * A pod as the scheduler, a drain and the autoscalers of nodes know it.
 *
 * @param workload the number of its workload in the cluster
 * @param pod its number in its workload
 * @param revision the revision of the template it was made from
 * @param createdNanos when it was created
 * @param requirements what its template asks of a node
 */
public record ClusterPod(int workload, int pod, int revision, long createdNanos, PodRequirements requirements) {
    /** Whether both belong to one workload and, where only one ReplicaSet is meant, to one revision. */
    boolean isPeer(ClusterPod other, boolean sameRevision) {
        return workload == other.workload && (!sameRevision || revision == other.revision);
    }
}
