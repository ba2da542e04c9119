package io.steelyard.kube.pods;

/**
 * The pods of one workload as its controller sees them: a live view, in which terminating pods stand until they are gone.
 * A pod is an {@code int} that names no other pod while this one stands here.
 */
public interface PodSet {
    /** The ordinal of a pod that has none, because its workload is no StatefulSet. */
    int NO_ORDINAL = -1;

    /** How many pods there are. */
    int size();

    /** The pod at {@code index}, 0 to {@link #size} - 1, in the order of creation. */
    int pod(int index);

    /** The revision of the template that the pod was made from. */
    int revision(int pod);

    /** The pod's place in its StatefulSet, or {@link #NO_ORDINAL}. */
    int ordinal(int pod);

    /** The pod's phase. */
    PodPhase phase(int pod);

    /** Whether the pod's deletion has been asked for. */
    boolean deleted(int pod);

    /** Whether the pod is Ready. */
    boolean ready(int pod);

    /** Since when the pod is Ready; without meaning while it is not. */
    long readySinceNanos(int pod);

    /** When the pod was created. */
    long createdNanos(int pod);

    /** The pod's node; empty while it has none. */
    String nodeName(int pod);

    /** The restarts of the pod's most restarted container. */
    int maxRestarts(int pod);

    /** The pod's deletion cost; 0 unless one was set. */
    int deletionCost(int pod);

    /** The pod's UID. */
    String uid(int pod);

    /** Whether the pod counts towards its ReplicaSet: neither ended nor about to. */
    default boolean active(int pod) {
        return !deleted(pod) && phase(pod).active();
    }

    /** Whether the pod is on its way out: its deletion has been asked for, and it has not ended. */
    default boolean terminating(int pod) {
        return deleted(pod) && phase(pod).active();
    }

    /** Whether the pod is active and has been Ready for {@code minReadyNanos}. */
    default boolean available(int pod, long minReadyNanos, long nowNanos) {
        return active(pod) && ready(pod) && nowNanos - readySinceNanos(pod) >= minReadyNanos;
    }

    /**
     * When the next active, Ready pod becomes available; {@link Long#MAX_VALUE} if none will without another change.
     *
     * @param minReadyNanos how long a pod must be Ready
     */
    default long nextAvailableNanos(long minReadyNanos, long nowNanos) {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < size(); i++) {
            int pod = pod(i);
            if (active(pod) && ready(pod) && !available(pod, minReadyNanos, nowNanos)) {
                next = Math.min(next, readySinceNanos(pod) + minReadyNanos);
            }
        }
        return next;
    }
}
