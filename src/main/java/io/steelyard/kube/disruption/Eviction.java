package io.steelyard.kube.disruption;

import io.steelyard.kube.pods.PodPhase;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.scenario.kubernetes.UnhealthyPodEvictionPolicy;
import java.util.Optional;

/**
 * The decision of the eviction API on one request (kubernetes v1.28, pkg/registry/core/pod/storage/eviction.go): whether
 * the pod may be deleted, with its grace period, or whoever asked is to try again.
 */
public enum Eviction {
    /** The pod is to be deleted (201 Created). */
    CREATED,
    /** The budget does not allow it now (429 Too Many Requests). */
    TOO_MANY_REQUESTS;

    /**
     * Decides on a request, and charges the budget where it grants one. Pods that do not serve yet, no longer, or not again
     * are not guarded: Pending, ended and deleted ones never, unready ones while the others suffice or the policy says
     * always.
     *
     * @param budget the workload's budget, if it has one
     * @param pods the workload's pods
     * @param replicas the workload's {@code spec.replicas}
     */
    public static Eviction request(
            int pod, Optional<PodDisruptionBudget> budget, PodSet pods, int replicas, long nowNanos) {
        if (budget.isEmpty() || !pods.active(pod) || pods.phase(pod) == PodPhase.Pending) {
            return CREATED;
        }
        PodDisruptionBudget.Status status = budget.get().status(pods, replicas, nowNanos);
        if (!pods.ready(pod) && unhealthyMayGo(budget.get(), status)) {
            return CREATED;
        }
        if (status.disruptionsAllowed() == 0) {
            return TOO_MANY_REQUESTS;
        }
        budget.get().disrupt(pod, nowNanos);
        return CREATED;
    }

    private static boolean unhealthyMayGo(PodDisruptionBudget budget, PodDisruptionBudget.Status status) {
        return budget.spec().unhealthyPodEvictionPolicy() == UnhealthyPodEvictionPolicy.AlwaysAllow
                || (status.desiredHealthy() > 0 && status.currentHealthy() >= status.desiredHealthy());
    }
}
