package io.steelyard.session;

import io.steelyard.traffic.Advice;
import java.util.Optional;

/** A token bucket: it admits as many at once as it holds tokens, and is filled at a constant rate. Not thread-safe. */
public final class TokenBucket {
    private static final long NEVER = Long.MIN_VALUE;

    private final double tokensPerNano;
    private final double burst;
    private final Optional<Advice> retryAfter;
    private double tokens;
    private long sinceNanos = NEVER;

    /**
     * A full bucket.
     *
     * @param tokensPerNano the rate at which it is filled
     * @param burst the most tokens that it holds
     * @param retryAfter what those are told that it does not admit
     */
    public TokenBucket(double tokensPerNano, long burst, Optional<Advice> retryAfter) {
        this.retryAfter = retryAfter;
        this.tokensPerNano = tokensPerNano;
        this.burst = burst;
    }

    /** What those are told that are not admitted. */
    Optional<Advice> retryAfter() {
        return retryAfter;
    }

    /** Whether one more is admitted, for which it then takes a token; whoever is not leaves no trace. */
    boolean admits(long now) {
        double held = sinceNanos == NEVER ? burst : Math.min(burst, tokens + (now - sinceNanos) * tokensPerNano);
        if (held < 1) {
            return false;
        }
        tokens = held - 1;
        sinceNanos = now;
        return true;
    }
}
