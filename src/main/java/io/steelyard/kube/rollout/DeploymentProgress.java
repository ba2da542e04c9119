package io.steelyard.kube.rollout;

import io.steelyard.kube.rollout.Progressing.Reason;
import java.util.Optional;

/**
 * Watches whether a rollout comes on (kubernetes v1.28, pkg/controller/deployment/progress.go). A rollout that stands still
 * for longer than its deadline is only said to: nothing is stopped or rolled back, and progress takes the word back.
 */
final class DeploymentProgress {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE;

    private final long deadlineNanos;
    private final boolean hasDeadline;
    private final boolean watched;
    private final boolean waitsForTermination;
    private Progressing condition;

    /**
     * @param deadlineSeconds how long a rollout may stand still; {@link Integer#MAX_VALUE}: for ever
     * @param paused whether there are no rollouts
     * @param waitsForTermination whether fewer terminating pods are progress
     */
    DeploymentProgress(int deadlineSeconds, boolean paused, boolean waitsForTermination) {
        this.waitsForTermination = waitsForTermination;
        deadlineNanos = deadlineSeconds * NANOS_PER_SECOND;
        hasDeadline = deadlineSeconds != Integer.MAX_VALUE;
        watched = hasDeadline && !paused;
        condition = new Progressing(paused ? Reason.DeploymentPaused : Reason.NewReplicaSetCreated, NEVER);
    }

    /** The condition; absent without a deadline. */
    Optional<Progressing> condition() {
        return hasDeadline ? Optional.of(condition) : Optional.empty();
    }

    /** A rollout begins: its ReplicaSet has been made. */
    void created(long nowNanos) {
        set(Reason.NewReplicaSetCreated, nowNanos);
    }

    /**
     * Holds two statuses against each other ({@code syncRolloutStatus}).
     *
     * @param complete whether the later one is that of a complete rollout
     */
    void sync(DeploymentStatus before, DeploymentStatus after, boolean complete, long nowNanos) {
        if (condition.lastUpdateNanos() == NEVER) {
            created(nowNanos);
        }
        boolean wasComplete =
                condition.reason() == Reason.NewReplicaSetAvailable && after.replicas() == after.updatedReplicas();
        if (!watched || wasComplete) {
            return;
        }
        if (complete) {
            set(Reason.NewReplicaSetAvailable, nowNanos);
        } else if (progress(before, after)) {
            set(Reason.ReplicaSetUpdated, nowNanos);
        } else if (isRunning() && nowNanos - condition.lastUpdateNanos() > deadlineNanos) {
            set(Reason.ProgressDeadlineExceeded, nowNanos);
        }
    }

    private void set(Reason reason, long nowNanos) {
        if (watched) {
            condition = new Progressing(reason, nowNanos);
        }
    }

    private boolean progress(DeploymentStatus before, DeploymentStatus after) {
        return after.updatedReplicas() > before.updatedReplicas()
                || old(after) < old(before)
                || after.readyReplicas() > before.readyReplicas()
                || after.availableReplicas() > before.availableReplicas()
                || (waitsForTermination && after.terminatingReplicas() < before.terminatingReplicas());
    }

    private static int old(DeploymentStatus status) {
        return status.replicas() - status.updatedReplicas();
    }

    /** Whether a rollout is under way that has not been said to stand still. */
    private boolean isRunning() {
        return condition.reason() == Reason.NewReplicaSetCreated || condition.reason() == Reason.ReplicaSetUpdated;
    }

    /** When the deadline has to be looked at: a second after it, as Kubernetes does; {@link Long#MAX_VALUE}: never. */
    long nextCheckNanos() {
        return watched && isRunning() && condition.lastUpdateNanos() != NEVER
                ? condition.lastUpdateNanos() + deadlineNanos + NANOS_PER_SECOND
                : Long.MAX_VALUE;
    }
}
