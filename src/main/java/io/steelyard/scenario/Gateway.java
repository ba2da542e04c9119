package io.steelyard.scenario;

import io.steelyard.scenario.kubernetes.DeploymentSpec;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The gateways between clients and pods: pods of a Deployment of their own, each of which balances by what it knows.
 *
 * <p>{@code gateway: none} says that clients choose servers themselves.
 *
 * @param preset a product, whose values stand where nothing else is said
 * @param deployment the gateways
 * @param workload what no manifest says about them; {@code drain} is what one does with its connections after SIGTERM
 * @param autoscaler what scales them, if anything does
 * @param metrics where its metrics come from, by metric name; they are measured at the gateways
 * @param concurrency workers of each gateway; what they share is as in the product that {@code balancer} names
 * @param endpointUpdates how a gateway takes in that its endpoints have changed
 * @param push how much later than {@code endpoints} says a gateway has news of pods; drawn for each gateway and news
 * @param connect from the choice of a pod until the connection stands; drawn for each try
 * @param healthCheck how a gateway checks whether the pods that it knows listen; without it, it does not
 * @param connectTimeout how long a gateway waits for a pod that does not answer
 * @param terminationDrainDuration from SIGTERM until the proxy is killed with all its connections, however few or many;
 *     meanwhile it takes no new ones (Istio 1.32, {@code pkg/envoy/agent.go}). Without it, {@code workload.drain} decides
 * @param exitOnZeroActiveConnections instead: the proxy ends once it has no connection; it looks every second. The grace
 *     period of the pod still ends it (Istio's EXIT_ON_ZERO_ACTIVE_CONNECTIONS)
 * @param mode whether the proxy knows a WebSocket as a stream of HTTP or only as a TCP connection
 * @param timers what ends connections by their age or their silence
 * @param workerShutdownTimeout how long after a reload the old processes are ended with all connections that they still
 *     have; without it, never (ingress-nginx' worker-shutdown-timeout, HAProxy's hard-stop-after)
 * @param minimumDrainDuration from SIGTERM until it looks for the first time; 5 s without it (Istio's
 *     MINIMUM_DRAIN_DURATION)
 */
@NoneWord("none")
public record Gateway(
        Optional<GatewayPreset> preset,
        @Default("{}") DeploymentSpec deployment,
        @Default("{}") Workload workload,
        Optional<HorizontalPodAutoscalerSpec> autoscaler,
        @Default("{}") Map<String, MetricSource> metrics,
        @Default("1") int concurrency,
        @Default("inPlace") Updates endpointUpdates,
        @Default("{deterministic: 0s}") Law push,
        @Default("{deterministic: 0s}") Law connect,
        Optional<HealthCheck> healthCheck,
        @Default("10s") Duration connectTimeout,
        Optional<Duration> terminationDrainDuration,
        @Default("false") boolean exitOnZeroActiveConnections,
        Optional<Duration> minimumDrainDuration,
        @Default("http") Mode mode,
        @Default("{}") GatewayTimers timers,
        Optional<Duration> workerShutdownTimeout) {
    private static final Duration MINIMUM_DRAIN = Duration.ofSeconds(5);

    private static final int MOST_WORKERS = 256;

    /** How a gateway takes in that its endpoints have changed. */
    public enum Updates {
        /** The running process does, and goes on counting. */
        IN_PLACE,
        /** A new process replaces it, which knows of no connection; the old one keeps its own until they end. */
        RELOAD
    }

    /** What a gateway takes a WebSocket for. */
    public enum Mode {
        /** An upgraded stream of HTTP. */
        HTTP,
        /** A TCP connection, of which it knows nothing but the ends. */
        TCP
    }

    public Gateway {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        Checks.atLeast("concurrency", 1, concurrency);
        Checks.atMost("concurrency", MOST_WORKERS, concurrency);
        Checks.positive("connectTimeout", connectTimeout);
        if (workload.imagePull().isPresent()) {
            throw new IllegalArgumentException("workload must not have imagePull: gateways have no nodes");
        }
        if (workload.downstream().isPresent()) {
            throw new IllegalArgumentException("workload must not have downstream: it is the pods' that all depend on");
        }
        if (workload.accept().flatMap(Workload.Accept::timeout).isPresent()) {
            throw new IllegalArgumentException(
                    "workload.accept must not have timeout: before a gateway, clients wait themselves");
        }
        if (workload.reconnectHint().isPresent()) {
            throw new IllegalArgumentException(
                    "workload must not have reconnectHint: a gateway carries connections and says nothing in them");
        }
        timers.checkIn(mode);
        workerShutdownTimeout.ifPresent(limit -> Checks.positive("workerShutdownTimeout", limit));
        checkShutdown(workload, terminationDrainDuration, exitOnZeroActiveConnections, minimumDrainDuration);
    }

    private static void checkShutdown(
            Workload workload, Optional<Duration> drain, boolean exitOnZero, Optional<Duration> minimum) {
        drain.ifPresent(after -> Checks.positive("terminationDrainDuration", after));
        minimum.ifPresent(after -> Checks.positive("minimumDrainDuration", after));
        if (drain.isPresent() && exitOnZero) {
            throw new IllegalArgumentException("terminationDrainDuration must not stand beside"
                    + " exitOnZeroActiveConnections, with which nothing but the grace period ends a proxy in use");
        }
        if (minimum.isPresent() && !exitOnZero) {
            throw new IllegalArgumentException(
                    "minimumDrainDuration must stand beside exitOnZeroActiveConnections: true, of which it is a part");
        }
        if ((drain.isPresent() || exitOnZero) && !(workload.drain() instanceof Workload.Drain.AtOnce)) {
            throw new IllegalArgumentException("workload must not have drain beside "
                    + (exitOnZero ? "exitOnZeroActiveConnections" : "terminationDrainDuration")
                    + ": give one of the two");
        }
    }

    /**
     * How a proxy is ended that an agent watches.
     *
     * @param after from SIGTERM until the agent ends the proxy, or looks for the first time whether it may
     * @param onceEmpty whether it waits until the proxy has no connection
     */
    public record Shutdown(Duration after, boolean onceEmpty) {}

    /** How a gateway's agent ends it, if it has one; otherwise the workload's drain says what happens. */
    public Optional<Shutdown> shutdown() {
        if (exitOnZeroActiveConnections) {
            return Optional.of(new Shutdown(minimumDrainDuration.orElse(MINIMUM_DRAIN), true));
        }
        boolean drains = !(workload.drain() instanceof Workload.Drain.AtOnce);
        return terminationDrainDuration
                .or(() -> drains ? Optional.empty() : preset.flatMap(GatewayPreset::terminationDrainDuration))
                .map(after -> new Shutdown(after, false));
    }

    /** Silence after which a stream is reset, if that is limited: what is given, else the preset's. */
    public Optional<Duration> streamIdleLimit() {
        return limit(timers.streamIdleTimeout().or(() -> preset.flatMap(GatewayPreset::streamIdleTimeout)));
    }

    /** How long a request may take until it is answered, if that is limited: what is given, else the preset's. */
    public Optional<Duration> routeTimeout() {
        return limit(timers.timeout().or(() -> preset.flatMap(GatewayPreset::timeout)));
    }

    /** How long old processes live on after a reload, if that is limited: what is given, else the preset's. */
    public Optional<Duration> workerShutdownLimit() {
        return workerShutdownTimeout.or(() -> preset.flatMap(GatewayPreset::workerShutdownTimeout));
    }

    private static Optional<Duration> limit(Optional<Duration> timer) {
        return timer.filter(span -> !span.isZero());
    }

    /** The same gateways with other sources of metrics. */
    Gateway withMetrics(Map<String, MetricSource> other) {
        return new Gateway(
                preset,
                deployment,
                workload,
                autoscaler,
                other,
                concurrency,
                endpointUpdates,
                push,
                connect,
                healthCheck,
                connectTimeout,
                terminationDrainDuration,
                exitOnZeroActiveConnections,
                minimumDrainDuration,
                mode,
                timers,
                workerShutdownTimeout);
    }
}
