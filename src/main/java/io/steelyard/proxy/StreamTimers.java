package io.steelyard.proxy;

import io.steelyard.scenario.Gateway;
import io.steelyard.scenario.GatewayTimers;
import java.time.Duration;
import java.util.Optional;

/**
 * What a gateway's timers do to one WebSocket; {@link #NEVER} where none acts. Spans in nanoseconds.
 *
 * <p>Ages count from the moment that the connection stands; in Envoy they begin with the request, which is earlier by the
 * time that connecting takes.
 *
 * @param idleNanos silence after which a connection that stands is ended; pings interrupt it
 * @param ageNanos the age at which a connection that stands is ended
 * @param handshakeNanos how long an attempt may take at the gateway until its connection stands
 */
public record StreamTimers(long idleNanos, long ageNanos, long handshakeNanos) {
    /** No timer acts. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The first minor version of Envoy that arms a route's timeout at the request of an upgrade (envoy pull 41075). */
    private static final int ARMS_UPGRADES = 36;

    private static final Duration TCP_IDLE_TIMEOUT = Duration.ofHours(1);

    /** Those of a gateway, by its mode, its preset and its keys. */
    public static StreamTimers of(Gateway gateway) {
        GatewayTimers timers = gateway.timers();
        if (gateway.mode() == Gateway.Mode.TCP) {
            Duration idle = timers.idleTimeout().orElse(TCP_IDLE_TIMEOUT);
            return new StreamTimers(
                    idle.isZero() ? NEVER : idle.toNanos(), nanos(timers.maxConnectionDuration()), NEVER);
        }
        long age = nanos(timers.maxStreamDuration());
        long timeout = timers.minor() < ARMS_UPGRADES ? NEVER : nanos(gateway.routeTimeout());
        return new StreamTimers(nanos(gateway.streamIdleLimit()), age, Math.min(age, timeout));
    }

    private static long nanos(Optional<Duration> span) {
        return span.map(Duration::toNanos).orElse(NEVER);
    }

    /** The age at which a connection ends that carries nothing but a ping so often, or {@link #NEVER}. */
    public long endsAfterNanos(long pingNanos) {
        return Math.min(ageNanos, idleNanos < pingNanos ? idleNanos : NEVER);
    }

    /**
     * The same where a balancer before the gateway forgets flows that are silent for some time: then the client's next ping
     * finds that its connection is gone, unless the gateway has ended it before.
     */
    public long endsAfterNanos(long pingNanos, long forgottenNanos) {
        long here = endsAfterNanos(pingNanos);
        return forgottenNanos < Math.min(pingNanos, here) ? pingNanos : here;
    }
}
