package io.steelyard.kube.disruption;

import io.steelyard.kube.pods.PodSet;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import io.steelyard.scenario.kubernetes.PodDisruptionBudgetSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A PodDisruptionBudget with its status (kubernetes v1.28, pkg/controller/disruption). It binds the eviction API alone:
 * rollouts, scaling, deletions and lost nodes do not ask.
 *
 * <p>Departure: the status is that of the instant, where Kubernetes' controller follows within some milliseconds.
 */
public final class PodDisruptionBudget {
    /** How long a pod whose eviction was granted counts as lost though it is not deleted yet ({@code DeletionTimeout}). */
    static final long DELETION_TIMEOUT_NANOS = 120_000_000_000L;

    private final PodDisruptionBudgetSpec spec;
    private final Map<Integer, Long> disruptedPods = new LinkedHashMap<>();

    /** A budget of which nothing was used yet. */
    public PodDisruptionBudget(PodDisruptionBudgetSpec spec) {
        this.spec = spec;
    }

    /**
     * What the budget says at one instant, in the API's words.
     *
     * @param expectedPods the pods it reckons with
     * @param desiredHealthy how many of them must be healthy
     * @param currentHealthy how many are
     * @param disruptionsAllowed how many may be evicted
     */
    public record Status(int expectedPods, int desiredHealthy, int currentHealthy, int disruptionsAllowed) {}

    PodDisruptionBudgetSpec spec() {
        return spec;
    }

    /**
     * The budget's status.
     *
     * @param pods the workload's pods
     * @param replicas the workload's {@code spec.replicas}
     */
    public Status status(PodSet pods, int replicas, long nowNanos) {
        int expected = countsPods() ? pods.size() : replicas;
        int desired = desiredHealthy(expected);
        int healthy = 0;
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.pod(i);
            if (!pods.deleted(pod) && !isDisrupted(pod, nowNanos) && pods.ready(pod)) {
                healthy++;
            }
        }
        int allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired);
        return new Status(expected, desired, healthy, allowed);
    }

    /** Whether it reckons with the pods that there are and not with those that there should be. */
    private boolean countsPods() {
        return spec.minAvailable().filter(value -> !value.percent()).isPresent();
    }

    private int desiredHealthy(int expected) {
        return spec.minAvailable()
                .map(value -> value.ofRoundedUp(expected))
                .orElseGet(() -> Math.max(0, expected - unavailable(expected)));
    }

    private int unavailable(int expected) {
        return spec.maxUnavailable()
                .map((IntOrPercent value) -> value.ofRoundedUp(expected))
                .orElse(0);
    }

    private boolean isDisrupted(int pod, long nowNanos) {
        Long since = disruptedPods.get(pod);
        return since != null && since + DELETION_TIMEOUT_NANOS > nowNanos;
    }

    /** An eviction was granted: the pod counts no longer, though its deletion may take a moment. */
    void disrupt(int pod, long nowNanos) {
        disruptedPods.values().removeIf(since -> since + DELETION_TIMEOUT_NANOS <= nowNanos);
        disruptedPods.put(pod, nowNanos);
    }
}
