package io.steelyard.observe;

/**
 * A witness of one run: told of everything that happens, in the order in which it happens.
 *
 * <p>Times are nanoseconds from the start of the run; slots and pods are the numbers of {@link
 * io.steelyard.fleet.ClientTable} and {@link io.steelyard.fleet.PodTable}, which already show the new state when a
 * callback is made. Callbacks of clients are on the hot path and must not allocate.
 */
public interface Observer {
    /** Stands in place of a pod for what all pods depend on. */
    int DOWNSTREAM = -1;

    /** The measured part of the run begins; the tables hold the clients and pods of the start. */
    default void onStart(long now) {}

    /** A client arrived. */
    default void onArrival(long now, int slot) {}

    /**
     * A client tries to connect.
     *
     * @param reconnect whether it had a connection before in this session
     */
    default void onAttempt(long now, int slot, boolean reconnect) {}

    /** The attempt failed. */
    default void onAttemptFailed(long now, int slot, boolean reconnect, Failure cause) {}

    /**
     * A connection was established.
     *
     * @param reconnect whether the client had a connection before in this session
     * @param previousPod the pod that held the client before, or -1
     * @param waitedNanos time since the loss (since arrival for a first connection)
     */
    default void onEstablished(long now, int slot, int pod, boolean reconnect, int previousPod, long waitedNanos) {}

    /**
     * A client that held a connection left of its own will.
     *
     * @param heldNanos how long it held the connection, from before the measured part if it began there
     */
    default void onReleased(long now, int slot, int pod, long heldNanos) {}

    /**
     * A client lost its connection.
     *
     * @param heldNanos how long it held the connection, from before the measured part if it began there
     */
    default void onLost(long now, int slot, int pod, Loss cause, long heldNanos) {}

    /** A client left, or gave up, while it had no connection. */
    default void onLeftWaiting(long now, int slot, boolean gaveUp, long waitedNanos) {}

    /**
     * A handshake entered or left the queue of a pod, or of what all pods depend on.
     *
     * @param pod the pod, or {@link #DOWNSTREAM} for what all pods depend on
     * @param waiting handshakes there from now on, with the one in service
     */
    default void onQueue(long now, int pod, int waiting) {}

    /**
     * The work of a handshake was done after its client had given it up.
     *
     * @param pod the pod, or {@link #DOWNSTREAM} for what all pods depend on
     */
    default void onServedInVain(long now, int pod) {}

    /** A pod was created. */
    default void onPodCreated(long now, int pod) {}

    /** A pod became an endpoint for new connections. */
    default void onPodServing(long now, int pod) {}

    /** A pod is an endpoint no longer: unready, or terminating. */
    default void onPodNotServing(long now, int pod) {}

    /** The container of a pod that goes on ended, and is to start again. */
    default void onContainerEnded(long now, int pod, ContainerEnd why) {}
    /** The deletion of a pod has been asked for; it is terminating from now on. */
    default void onPodDeleted(long now, int pod) {}

    /** A pod's process ended; its connections were reported lost before. */
    default void onPodGone(long now, int pod) {}

    /** The workload is to have so many replicas. */
    default void onReplicas(long now, int replicas) {}

    /** The rollout of a new revision begins. */
    default void onRollout(long now) {}

    /** All wanted pods are of the latest revision and available, and there are no others. */
    default void onRolloutComplete(long now) {}

    /**
     * The workload watches the progress of its rollouts.
     *
     * @param deadlineExceeded whether a rollout has stood still for longer than its deadline
     */
    default void onProgress(long now, boolean deadlineExceeded) {}

    /** The cluster has so many nodes. */
    default void onNodes(long now, int nodes) {}

    /** So many pods wait for a node that has room for them. */
    default void onPodsWaiting(long now, int pods) {}

    /** The eviction of a pod was asked for, and granted or refused. */
    default void onEviction(long now, int pod, boolean granted) {}

    /** The autoscaler decided. */
    default void onDecision(DecisionRecord decision) {}

    /** An event of the scenario takes place, before its effects; events count from 0. */
    default void onEvent(long now, int event) {}

    /** The run's clock has reached a sampling instant. */
    default void onSample(long now) {}

    /** Why a connection was lost. */
    enum Loss {
        /** Its pod was deleted by a rollout. */
        ROLLOUT,
        /** Its pod was deleted by a scale-down. */
        SCALE_DOWN,
        /** Its pod was evicted. */
        EVICTION,
        /** Its pod's container ended: it crashed, was out of memory, or failed its liveness probe. */
        CRASH,
        /** Its pod's node was lost. */
        NODE,
        /** The gateway that carried it ended, or let it go. */
        GATEWAY,
        /** The network between the client and the service failed. */
        NETWORK,
        /** Its server ended it because of its age, or by a chance that it gives every connection. */
        AGE,
        /** Its pod held more connections than the others, and let it go. */
        SHED;

        /** Whether the service chose to end it though its pod and its way went on; otherwise there was no choice. */
        public boolean chosen() {
            return this == AGE || this == SHED;
        }
    }

    /** Why a container ended that is to start again. */
    enum ContainerEnd {
        /** By a fault of its own. */
        CRASH,
        /** It used more memory than it may. */
        OUT_OF_MEMORY,
        /** Its liveness or startup probe failed. */
        UNHEALTHY
    }

    /** Why an attempt failed. */
    enum Failure {
        /** The balancer knew of no endpoint. */
        NO_ENDPOINT,
        /** Nobody listened at the endpoint any more, or its container did not run. */
        REFUSED,
        /** The endpoint's container ran, and its application did not listen yet. */
        NOT_LISTENING_YET,
        /** The pod held as many connections as it may. */
        FULL,
        /** The endpoint did not answer in time; counted when the attempt begins, where there are no gateways. */
        TIMED_OUT,
        /** There was no gateway that took the connection, or it ended meanwhile. */
        NO_GATEWAY,
        /** The client's session ended before the attempt did. */
        ABANDONED,
        /** As many handshakes waited already, at the pod or at a gateway, as may. */
        OVERFLOW,
        /** The handshake had begun and was not done in time. */
        HANDSHAKE_TIMED_OUT,
        /** The service admits only so many attempts, and said so. */
        NOT_ADMITTED,
        /** A further request of the handshake came to another pod than the first. */
        OTHER_POD,
        /** As many handshakes waited already for what all pods depend on as may. */
        DOWNSTREAM
    }
}
