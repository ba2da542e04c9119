package io.steelyard.kube.disruption;

import io.steelyard.kube.nodes.ClusterPod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The eviction of all pods of one node, each asked for at once and again until it is granted.
 *
 * <p>Cordoning the node is not its business, nor waiting for the pods to end.
 */
public final class Drain {
    /** No attempt is planned, or no end is set. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Persistence persistence;
    private final long deadlineNanos;
    private final Map<ClusterPod, Attempt> waiting = new LinkedHashMap<>();

    /**
     * How somebody who drains a node deals with refusals.
     *
     * @param firstRetryNanos the wait after the first refusal; each further one is twice as long
     * @param longestRetryNanos the longest wait
     * @param giveUpAfterNanos after this the drain is given up
     */
    public record Persistence(long firstRetryNanos, long longestRetryNanos, long giveUpAfterNanos) {
        /** {@code kubectl drain} (v1.28): every 5 s, without end. */
        public static final Persistence KUBECTL = new Persistence(5 * NANOS_PER_SECOND, 5 * NANOS_PER_SECOND, NEVER);

        /** The Cluster Autoscaler: every 10 s, for 2 minutes ({@code --max-pod-eviction-time}). */
        public static final Persistence CLUSTER_AUTOSCALER =
                new Persistence(10 * NANOS_PER_SECOND, 10 * NANOS_PER_SECOND, 120 * NANOS_PER_SECOND);

        /** Karpenter (v1, pkg/controllers/node/termination/terminator): after 100 ms, then ever later up to 10 s. */
        public static final Persistence KARPENTER =
                new Persistence(NANOS_PER_SECOND / 10, 10 * NANOS_PER_SECOND, NEVER);
    }

    /** When a pod is asked for next, and the wait after the refusal that may follow. */
    private record Attempt(long atNanos, long retryNanos) {}

    /** A drain that begins now. */
    public Drain(List<ClusterPod> pods, Persistence persistence, long nowNanos) {
        this.persistence = persistence;
        deadlineNanos = persistence.giveUpAfterNanos() == NEVER ? NEVER : nowNanos + persistence.giveUpAfterNanos();
        for (ClusterPod pod : pods) {
            waiting.put(pod, new Attempt(nowNanos, persistence.firstRetryNanos()));
        }
    }

    /** The pods whose eviction is to be asked for now. */
    public List<ClusterPod> due(long nowNanos) {
        List<ClusterPod> due = new ArrayList<>();
        waiting.forEach((pod, attempt) -> {
            if (attempt.atNanos() <= nowNanos) {
                due.add(pod);
            }
        });
        return due;
    }

    /** The eviction of a pod was refused. */
    public void refused(ClusterPod pod, long nowNanos) {
        Attempt last = waiting.get(pod);
        if (last != null) {
            long next = Math.min(2 * last.retryNanos(), persistence.longestRetryNanos());
            waiting.put(pod, new Attempt(nowNanos + last.retryNanos(), next));
        }
    }

    /** The eviction of a pod was granted, or the pod is gone by another hand. */
    public void done(ClusterPod pod) {
        waiting.remove(pod);
    }

    /** Whether no pod waits for its eviction any more. */
    public boolean complete() {
        return waiting.isEmpty();
    }

    /** Whether pods still wait though the time is over. */
    public boolean failed(long nowNanos) {
        return !waiting.isEmpty() && nowNanos >= deadlineNanos;
    }

    /** When the next pod is to be asked for, or the drain to be given up; {@link #NEVER}: it is complete. */
    public long nextNanos() {
        long next = NEVER;
        for (Attempt attempt : waiting.values()) {
            next = Math.min(next, Math.min(attempt.atNanos(), deadlineNanos));
        }
        return next;
    }
}
