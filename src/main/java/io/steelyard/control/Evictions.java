package io.steelyard.control;

import io.steelyard.fleet.PodTable.Deletion;
import io.steelyard.kube.disruption.Eviction;
import io.steelyard.kube.disruption.PodDisruptionBudget;
import io.steelyard.kube.rollout.WorkloadController;
import io.steelyard.observe.Observer;
import java.util.Optional;

/** The eviction API for the pods of one workload, with the workload's budget. */
final class Evictions {
    private final Optional<PodDisruptionBudget> budget;
    private final LivePods live;
    private final PodLifecycle lifecycle;
    private final WorkloadController controller;
    private final Observer observer;

    Evictions(
            Optional<PodDisruptionBudget> budget,
            LivePods live,
            PodLifecycle lifecycle,
            WorkloadController controller,
            Observer observer) {
        this.budget = budget;
        this.live = live;
        this.lifecycle = lifecycle;
        this.controller = controller;
        this.observer = observer;
    }

    /** Asks for the deletion of a pod; answers whether it was granted. */
    boolean request(int pod, long now) {
        boolean granted = Eviction.request(pod, budget, live, controller.specReplicas(), now) == Eviction.CREATED;
        observer.onEviction(now, pod, granted);
        if (granted) {
            lifecycle.delete(pod, Deletion.EVICTION, now);
        }
        return granted;
    }

    /** How many pods may be evicted now. */
    int allowed(long now) {
        return budget.map(some ->
                        some.status(live, controller.specReplicas(), now).disruptionsAllowed())
                .orElse(Integer.MAX_VALUE);
    }
}
