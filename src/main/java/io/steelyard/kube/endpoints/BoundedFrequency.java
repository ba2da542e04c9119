package io.steelyard.kube.endpoints;

/**
 * The rule by which kube-proxy limits how often it writes its rules (kubernetes v1.28, pkg/util/async, {@code
 * BoundedFrequencyRunner}): a bucket of two tokens, one of which comes back every {@code minSyncPeriod}.
 */
public final class BoundedFrequency {
    private static final int BURST = 2;

    private final long periodNanos;
    private long fullNanos = Long.MIN_VALUE;

    /** A bucket that is full. */
    public BoundedFrequency(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    /** The earliest instant from now on at which a write is allowed. */
    public long earliestNanos(long nowNanos) {
        return Math.max(nowNanos, fullNanos == Long.MIN_VALUE ? nowNanos : fullNanos - (BURST - 1) * periodNanos);
    }

    /** A write was made. */
    public void ran(long nowNanos) {
        fullNanos = Math.max(fullNanos == Long.MIN_VALUE ? nowNanos : fullNanos, nowNanos) + periodNanos;
    }
}
