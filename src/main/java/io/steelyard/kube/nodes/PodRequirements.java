package io.steelyard.kube.nodes;

import io.steelyard.scenario.kubernetes.Affinity;
import io.steelyard.scenario.kubernetes.Container;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.scenario.kubernetes.Quantity;
import io.steelyard.scenario.kubernetes.Toleration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the pods of one template ask of a node.
 *
 * <p>Where a container requests nothing, kube-scheduler's scores take it to need a tenth of a core and 200 MiB
 * (pkg/scheduler/util/pod_resources.go), so that such pods do not all end on one node; whether it fits is judged by its
 * requests alone.
 *
 * @param cpuMilli requested thousandths of a core, summed over the containers
 * @param memoryBytes requested bytes
 * @param scoredCpuMilli the same with what scores take for granted
 * @param scoredMemoryBytes the same with what scores take for granted
 * @param spread how peers are to be spread
 * @param antiAffinity which peers it must not, or would rather not, share a domain with
 * @param tolerationNanos how long it stays on a node that is NotReady; empty: as long as is usual in the cluster
 */
public record PodRequirements(
        long cpuMilli,
        long memoryBytes,
        long scoredCpuMilli,
        long scoredMemoryBytes,
        List<SpreadConstraint> spread,
        List<AntiAffinity> antiAffinity,
        OptionalLong tolerationNanos) {
    private static final long ASSUMED_CPU_MILLI = 100;
    private static final long ASSUMED_MEMORY_BYTES = 200L << 20;

    public PodRequirements {
        spread = List.copyOf(spread);
        antiAffinity = List.copyOf(antiAffinity);
    }

    /** A pod that would never leave a node of its own accord tolerates for so long. */
    static final long FOR_EVER = Long.MAX_VALUE;

    /**
     * The requirements of a template's pods.
     *
     * @param pod the template's spec; one without containers counts as having one without requests
     * @param replicaSets whether the pods belong to ReplicaSets, and not to a StatefulSet
     */
    public static PodRequirements of(PodSpec pod, boolean replicaSets) {
        long cpu = 0;
        long memory = 0;
        long scoredCpu = pod.containers().isEmpty() ? ASSUMED_CPU_MILLI : 0;
        long scoredMemory = pod.containers().isEmpty() ? ASSUMED_MEMORY_BYTES : 0;
        for (Container container : pod.containers()) {
            Optional<Quantity> cpuRequest = container.resources().requestedCpu();
            Optional<Quantity> memoryRequest = container.resources().requestedMemory();
            cpu += cpuRequest.map(Quantity::milliValue).orElse(0L);
            memory += memoryRequest.map(Capacity::bytes).orElse(0L);
            scoredCpu += cpuRequest.map(Quantity::milliValue).orElse(ASSUMED_CPU_MILLI);
            scoredMemory += memoryRequest.map(Capacity::bytes).orElse(ASSUMED_MEMORY_BYTES);
        }
        List<SpreadConstraint> constraints = pod.topologySpreadConstraints().stream()
                .map(SpreadConstraint::of)
                .toList();
        return new PodRequirements(
                cpu,
                memory,
                scoredCpu,
                scoredMemory,
                constraints.isEmpty() ? Scheduler.defaultConstraints(replicaSets) : constraints,
                pod.affinity()
                        .flatMap(Affinity::podAntiAffinity)
                        .map(AntiAffinity::of)
                        .orElse(List.of()),
                toleration(pod.tolerations()));
    }

    private static OptionalLong toleration(List<Toleration> tolerations) {
        return tolerations.stream()
                .filter(Toleration::toleratesUnreachable)
                .mapToLong(toleration -> toleration
                        .tolerationSeconds()
                        .map(seconds -> Duration.ofSeconds(seconds).toNanos())
                        .orElse(FOR_EVER))
                .min();
    }

    /** Whether a change of other pods, and not only of room, may let a pod fit that did not. */
    public boolean dependsOnPeers() {
        return spread.stream().anyMatch(SpreadConstraint::required);
    }

    /** Whether nothing is requested. */
    boolean bestEffort() {
        return cpuMilli == 0 && memoryBytes == 0;
    }
}
