package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.kube.rollout.Progressing;
import io.steelyard.kube.rollout.WorkloadController;
import io.steelyard.observe.Observer;

/** Lets the controller of a workload act whenever something has changed, or a moment that it waits for has come. */
final class WorkloadDriver {
    private static final long NEVER = Long.MAX_VALUE;

    private final PodEvents.Scope events;
    private final WorkloadController controller;
    private final Observer observer;
    private long dueNanos = NEVER;
    private boolean rolling;
    private boolean deadlineExceeded;

    WorkloadDriver(PodEvents.Scope events, WorkloadController controller, Observer observer) {
        this.events = events;
        this.controller = controller;
        this.observer = observer;
        events.on(Rank.CONTROLLER, (now, entity) -> act(now));
    }

    /** The measured part of the run begins. */
    void start() {
        if (controller.progressing().isPresent()) {
            observer.onProgress(events.now(), deadlineExceeded);
        }
    }

    /** Something has changed: the controller acts at this instant, once everything else of it has happened. */
    void wake() {
        plan(events.now());
    }

    private void plan(long at) {
        if (at < dueNanos) {
            dueNanos = at;
            events.schedule(at, Rank.CONTROLLER, 0);
        }
    }

    private void act(long now) {
        if (now != dueNanos) {
            return;
        }
        while (controller.sync(now)) {
            // every pass may give the next one something to do
        }
        tell(now);
        dueNanos = NEVER;
        long next = controller.nextWakeNanos(now);
        if (next != NEVER) {
            plan(next);
        }
    }

    private void tell(long now) {
        if (rolling && controller.complete(now)) {
            rolling = false;
            observer.onRolloutComplete(now);
        }
        boolean exceeded = controller
                .progressing()
                .filter(condition -> condition.reason() == Progressing.Reason.ProgressDeadlineExceeded)
                .isPresent();
        if (exceeded != deadlineExceeded) {
            deadlineExceeded = exceeded;
            observer.onProgress(now, exceeded);
        }
    }

    /** Sets {@code spec.replicas}. */
    void scale(long now, int replicas) {
        if (replicas != controller.specReplicas()) {
            controller.setReplicas(replicas);
            observer.onReplicas(now, replicas);
            wake();
        }
    }

    /** Begins the rollout of a new revision. */
    void rollout() {
        controller.rollout();
        rolling = true;
        observer.onRollout(events.now());
        wake();
    }
}
