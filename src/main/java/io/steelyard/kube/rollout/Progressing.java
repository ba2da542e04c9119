package io.steelyard.kube.rollout;

/**
 * The condition {@code Progressing} of a Deployment.
 *
 * @param reason why it is as it is
 * @param lastUpdateNanos when progress was last seen
 */
public record Progressing(Reason reason, long lastUpdateNanos) {
    /** The reasons, in the API's words. */
    public enum Reason {
        NewReplicaSetCreated(Status.True),
        ReplicaSetUpdated(Status.True),
        NewReplicaSetAvailable(Status.True),
        ProgressDeadlineExceeded(Status.False),
        DeploymentPaused(Status.Unknown);

        private final Status status;

        Reason(Status status) {
            this.status = status;
        }
    }

    /** The status of a condition, in the API's words. */
    public enum Status {
        True,
        False,
        Unknown
    }

    /** Whether the Deployment is progressing; a rollout that is complete is too. */
    public Status status() {
        return reason.status;
    }
}
