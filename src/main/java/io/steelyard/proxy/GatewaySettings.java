package io.steelyard.proxy;

import java.util.Optional;

/**
 * What all gateways of a run have in common.
 *
 * @param workers of each gateway, at least 1
 * @param processes that choose on their own in each gateway: one, or one per worker
 * @param reloads whether a change of the endpoints replaces the processes
 * @param connect time from the choice of a pod until the connection stands; the entity is the client's number, the index the
 *     number of the try in its session
 * @param connectTimeoutNanos how long a gateway waits for a pod that does not answer
 * @param checks the gateways' health checks of pods, if they have any
 * @param handshakeNanos how long an attempt may take at a gateway
 * @param shutdownNanos how long processes live on that were replaced
 * @param push time until a gateway has news of endpoints; the entity is the gateway, the index the number of its news
 */
public record GatewaySettings(
        int workers,
        int processes,
        boolean reloads,
        Delay connect,
        long connectTimeoutNanos,
        Optional<Checks> checks,
        long handshakeNanos,
        long shutdownNanos,
        Delay push) {

    /**
     * Health checks.
     *
     * @param settings how often, and how many results count
     * @param phase when the ticks of a checker begin; the entity is the gateway
     */
    public record Checks(HealthCheckSettings settings, Delay phase) {}

    /** A span that is a pure function of whose it is and which of theirs. */
    public interface Delay {
        /** Nanoseconds, not negative. */
        long nanos(long entity, long index);
    }
}
