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
 */
@NotModelled({"preset", "mode", "terminationDrainDuration"})
@NoneWord("none")
public record Gateway(
        @Default("{}") DeploymentSpec deployment,
        @Default("{}") Workload workload,
        Optional<HorizontalPodAutoscalerSpec> autoscaler,
        @Default("{}") Map<String, MetricSource> metrics,
        @Default("1") int concurrency,
        @Default("inPlace") Updates endpointUpdates,
        @Default("{deterministic: 0s}") Law push,
        @Default("{deterministic: 0s}") Law connect,
        Optional<HealthCheck> healthCheck,
        @Default("10s") Duration connectTimeout) {
    private static final int MOST_WORKERS = 256;

    /** How a gateway takes in that its endpoints have changed. */
    public enum Updates {
        /** The running process does, and goes on counting. */
        IN_PLACE,
        /** A new process replaces it, which knows of no connection; the old one keeps its own until they end. */
        RELOAD
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
    }

    /** The same gateways with other sources of metrics. */
    Gateway withMetrics(Map<String, MetricSource> other) {
        return new Gateway(
                deployment,
                workload,
                autoscaler,
                other,
                concurrency,
                endpointUpdates,
                push,
                connect,
                healthCheck,
                connectTimeout);
    }
}
