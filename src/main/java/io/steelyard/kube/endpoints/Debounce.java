package io.steelyard.kube.endpoints;

/**
 * The rule by which istiod gathers changes into one push (istio 1.24, pilot/pkg/bootstrap, PILOT_DEBOUNCE_AFTER and
 * PILOT_DEBOUNCE_MAX): when no change has come for a while, and at the latest so long after the first one.
 */
public final class Debounce {
    private static final long NONE = Long.MAX_VALUE;

    private final long quietNanos;
    private final long mostNanos;
    private long firstNanos = NONE;
    private long lastNanos;

    /**
     * Nothing is gathered yet.
     *
     * @param quietNanos the time without a change that ends the gathering
     * @param mostNanos the longest time that a change waits
     */
    public Debounce(long quietNanos, long mostNanos) {
        this.quietNanos = quietNanos;
        this.mostNanos = mostNanos;
    }

    /** A change has come. */
    public void changed(long nowNanos) {
        if (firstNanos == NONE) {
            firstNanos = nowNanos;
        }
        lastNanos = nowNanos;
    }

    /** When the push is due as things stand; {@link Long#MAX_VALUE} where nothing is gathered. */
    public long dueNanos() {
        return firstNanos == NONE ? NONE : Math.min(firstNanos + mostNanos, lastNanos + quietNanos);
    }

    /** The push was made: the gathering begins anew. */
    public void pushed() {
        firstNanos = NONE;
    }
}
