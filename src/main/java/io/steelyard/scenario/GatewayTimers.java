package io.steelyard.scenario;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The timers by which a gateway ends connections, by Envoy's names and those of a VirtualService; {@code 0s} turns off one
 * that can be turned off.
 *
 * <p>What each does to a WebSocket depends on {@code mode}: to a proxy of HTTP it is a stream, to one of TCP a connection.
 * (Envoy 1.36, {@code source/common/http/conn_manager_impl.cc} and {@code source/common/tcp_proxy}.)
 *
 * @param version Envoy's, which decides on {@code timeout}: up to 1.35 it is never armed for an upgrade
 * @param streamIdleTimeout silence after which a stream is reset; off without it
 * @param timeout how long an upgrade may take until it is answered; off without it. It never ends a connection that stands
 * @param maxStreamDuration the age at which a stream is reset; none without it
 * @param maxConnectionDuration the age at which a TCP connection is closed; none without it
 * @param idleTimeout silence after which a TCP connection is closed; 1 h without it
 */
public record GatewayTimers(
        @Default("\"1.36\"") String version,
        Optional<Duration> streamIdleTimeout,
        Optional<Duration> timeout,
        Optional<Duration> maxStreamDuration,
        Optional<Duration> maxConnectionDuration,
        Optional<Duration> idleTimeout) {
    private static final int OLDEST = 20;
    private static final int NEWEST = 39;

    public GatewayTimers {
        boolean known = version.matches("1\\.\\d{2}")
                && Integer.parseInt(version.substring(2)) >= OLDEST
                && Integer.parseInt(version.substring(2)) <= NEWEST;
        if (!known) {
            throw new IllegalArgumentException("version must be Envoy's, between \"1." + OLDEST + "\" and \"1." + NEWEST
                    + "\" (in quotes), but is " + version);
        }
        streamIdleTimeout.ifPresent(span -> Checks.notNegative("streamIdleTimeout", span));
        timeout.ifPresent(span -> Checks.notNegative("timeout", span));
        maxStreamDuration.ifPresent(span -> Checks.positive("maxStreamDuration", span));
        maxConnectionDuration.ifPresent(span -> Checks.positive("maxConnectionDuration", span));
        idleTimeout.ifPresent(span -> Checks.notNegative("idleTimeout", span));
    }

    /** The minor version of Envoy, 36 for 1.36. */
    public int minor() {
        return Integer.parseInt(version.substring(2));
    }

    /** Refuses the timers that cannot act on a WebSocket in a mode. */
    void checkIn(Gateway.Mode mode) {
        if (mode == Gateway.Mode.HTTP) {
            refuse(
                    "maxConnectionDuration",
                    maxConnectionDuration,
                    mode,
                    "closes a connection only once it has no stream,"
                            + " and a WebSocket is one; maxStreamDuration ends it");
            refuse(
                    "idleTimeout",
                    idleTimeout,
                    mode,
                    "counts only while a connection has no stream, and a WebSocket is"
                            + " one; streamIdleTimeout ends it");
        } else {
            String streams = "is of streams, of which a proxy of TCP knows nothing; ";
            refuse("streamIdleTimeout", streamIdleTimeout, mode, streams + "idleTimeout ends an idle connection");
            refuse("timeout", timeout, mode, streams + "connectTimeout bounds its tries");
            refuse("maxStreamDuration", maxStreamDuration, mode, streams + "maxConnectionDuration ends a connection");
        }
    }

    private static void refuse(String name, Optional<Duration> timer, Gateway.Mode mode, String reason) {
        if (timer.isPresent()) {
            throw new IllegalArgumentException("timers must not have " + name + " in mode "
                    + mode.name().toLowerCase(Locale.ROOT) + ": it " + reason);
        }
    }
}
