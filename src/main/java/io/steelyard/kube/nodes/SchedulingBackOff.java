package io.steelyard.kube.nodes;

/**
 * How long a pod that fits nowhere waits before it is tried again (kube-scheduler v1.28, scheduling queue, {@code
 * podInitialBackoffSeconds} and {@code podMaxBackoffSeconds}): it is tried when something in the cluster has changed, but
 * not before 1, 2, 4, 8 and then 10 s after its last attempt. Departure: where nothing changes it is not tried, though
 * Kubernetes tries every 5 minutes, in vain.
 *
 * @param attempts how often it was tried
 * @param lastNanos when it was last tried; without meaning in {@link #FRESH}
 */
public record SchedulingBackOff(int attempts, long lastNanos) {
    private static final long INITIAL_NANOS = 1_000_000_000L;
    private static final long MAX_NANOS = 10_000_000_000L;
    private static final int DOUBLINGS_TO_MAX = 4;

    /** A pod that was never tried. */
    public static final SchedulingBackOff FRESH = new SchedulingBackOff(0, 0);

    /** The same pod after an attempt in vain. */
    public SchedulingBackOff failed(long nowNanos) {
        return new SchedulingBackOff(attempts + 1, nowNanos);
    }

    /** From when on it may be tried, if something has changed at {@code nowNanos}. */
    public long nextNanos(long nowNanos) {
        if (attempts == 0) {
            return nowNanos;
        }
        long wait = attempts > DOUBLINGS_TO_MAX ? MAX_NANOS : Math.min(INITIAL_NANOS << (attempts - 1), MAX_NANOS);
        return Math.max(nowNanos, lastNanos + wait);
    }
}
