package io.steelyard.kube.nodes;

import io.steelyard.scenario.kubernetes.KubernetesVersion;
import java.time.Duration;

/**
 * The times of the node lifecycle controller and of those that work with it.
 *
 * @param monitorGraceNanos from the loss of a node to its being NotReady ({@code --node-monitor-grace-period}); in a cluster
 *     it is up to 10 s less and 5 s more, by where the heartbeat and the monitor just are
 * @param tolerationNanos from the taint of a NotReady node to the eviction of its pods ({@code
 *     --default-unreachable-toleration-seconds} of kube-apiserver, 300)
 */
public record NodeLifecycleSettings(long monitorGraceNanos, long tolerationNanos) {
    /** The first version in which a node is given 50 s, and 40 s before. */
    private static final int LONGER_GRACE_MINOR = 32;

    /** How long the garbage collector waits for the node of pods whose node does not exist (podgc, {@code quarantineTime}). */
    static final long QUARANTINE_NANOS = 40_000_000_000L;

    /** The default time after which a version of Kubernetes takes a silent node for NotReady. */
    public static Duration monitorGracePeriod(KubernetesVersion version) {
        return Duration.ofSeconds(version.atLeast(LONGER_GRACE_MINOR) ? 50 : 40);
    }
}
