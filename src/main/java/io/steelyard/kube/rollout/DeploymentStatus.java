package io.steelyard.kube.rollout;

import io.steelyard.kube.pods.PodSet;

/**
 * The status of a Deployment (apps/v1 {@code DeploymentStatus}), counted from its pods.
 *
 * @param replicas active pods of all ReplicaSets
 * @param updatedReplicas active pods of the latest revision
 * @param readyReplicas active pods that are Ready
 * @param availableReplicas active pods that have been Ready for long enough
 * @param terminatingReplicas pods whose deletion has been asked for and that have not ended (since Kubernetes 1.35)
 */
public record DeploymentStatus(
        int replicas, int updatedReplicas, int readyReplicas, int availableReplicas, int terminatingReplicas) {

    /** A status without any pod. */
    static final DeploymentStatus EMPTY = new DeploymentStatus(0, 0, 0, 0, 0);

    static DeploymentStatus of(PodSet pods, int latestRevision, long minReadyNanos, long nowNanos) {
        int replicas = 0;
        int updated = 0;
        int ready = 0;
        int available = 0;
        int terminating = 0;
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.pod(i);
            terminating += count(pods.terminating(pod));
            if (pods.active(pod)) {
                replicas++;
                updated += count(pods.revision(pod) == latestRevision);
                ready += count(pods.ready(pod));
                available += count(pods.available(pod, minReadyNanos, nowNanos));
            }
        }
        return new DeploymentStatus(replicas, updated, ready, available, terminating);
    }

    private static int count(boolean counts) {
        return counts ? 1 : 0;
    }

    /** Whether all wanted pods are there, updated and available, and no others ({@code DeploymentComplete}). */
    boolean complete(int wanted) {
        return replicas == wanted && updatedReplicas == wanted && availableReplicas == wanted;
    }
}
