package io.steelyard.scenario;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A product that gateways are, whose values stand where a scenario says nothing else. */
public enum GatewayPreset {
    /** Istio's gateway. */
    ISTIO(
            "Istio 1.32, pkg/config/mesh/mesh.go: the proxy is killed 5 s after SIGTERM; no timer ends a WebSocket",
            seconds(5),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
    /** Istio's gateway with connectionSettings of the profile EDGE. */
    @Key("istio-edge")
    ISTIO_EDGE(
            "Istio 1.31, connectionSettings with the profile EDGE: as istio, and streams idle for 5 min are reset",
            seconds(5),
            seconds(300),
            Optional.empty(),
            Optional.empty()),
    /** Envoy without a control plane that says otherwise. */
    ENVOY(
            "Envoy 1.36: streams idle for 5 min are reset, and a route answers in 15 s",
            Optional.empty(),
            seconds(300),
            seconds(15),
            Optional.empty()),
    /** The nginx controller of the Kubernetes project. */
    @Key("ingress-nginx")
    INGRESS_NGINX(
            "ingress-nginx, worker-shutdown-timeout: 240 s after a reload the old workers end with their connections",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            seconds(240));

    private final String source;
    private final Optional<Duration> terminationDrainDuration;
    private final Optional<Duration> streamIdleTimeout;
    private final Optional<Duration> timeout;
    private final Optional<Duration> workerShutdownTimeout;

    GatewayPreset(
            String source,
            Optional<Duration> terminationDrainDuration,
            Optional<Duration> streamIdleTimeout,
            Optional<Duration> timeout,
            Optional<Duration> workerShutdownTimeout) {
        this.source = source;
        this.terminationDrainDuration = terminationDrainDuration;
        this.streamIdleTimeout = streamIdleTimeout;
        this.timeout = timeout;
        this.workerShutdownTimeout = workerShutdownTimeout;
    }

    private static Optional<Duration> seconds(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    /** Its name in a scenario. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where its values come from, and what they say. */
    public String source() {
        return source;
    }

    Optional<Duration> terminationDrainDuration() {
        return terminationDrainDuration;
    }

    Optional<Duration> streamIdleTimeout() {
        return streamIdleTimeout;
    }

    Optional<Duration> timeout() {
        return timeout;
    }

    Optional<Duration> workerShutdownTimeout() {
        return workerShutdownTimeout;
    }
}
