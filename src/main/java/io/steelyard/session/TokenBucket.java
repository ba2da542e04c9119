package io.steelyard.session;

import io.steelyard.traffic.Advice;
import java.util.Optional;

/** A token bucket: it admits as many at once as it holds tokens, and is filled at a constant rate. Not thread-safe. */
public final class TokenBucket {
    private final double tokensPerNano;
    private final double burst;
    private final Optional<Advice> retryAfter;
    private double tokens;
    private long sinceNanos = Long.MIN_VALUE;

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
        tokens = burst;
    }

    /** What those are told that are not admitted. */
    Optional<Advice> retryAfter() {
        return retryAfter;
    }

    /** Whether one more is admitted, for which it then takes a token. */
    boolean admits(long now) {
        if (sinceNanos != Long.MIN_VALUE) {
            tokens = Math.min(burst, tokens + (now - sinceNanos) * tokensPerNano);
        }
        sinceNanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
