package io.steelyard.kube.nodes;

import io.steelyard.scenario.kubernetes.Container;
import io.steelyard.scenario.kubernetes.Quantity;
import java.util.List;
import java.util.Optional;

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
 */
public record PodRequirements(
        long cpuMilli,
        long memoryBytes,
        long scoredCpuMilli,
        long scoredMemoryBytes,
        List<SpreadConstraint> spread,
        List<AntiAffinity> antiAffinity) {
    private static final long ASSUMED_CPU_MILLI = 100;
    private static final long ASSUMED_MEMORY_BYTES = 200L << 20;

    public PodRequirements {
        spread = List.copyOf(spread);
        antiAffinity = List.copyOf(antiAffinity);
    }

    /**
     * The requirements of a template's pods.
     *
     * @param containers the containers; none counts as one without requests
     */
    public static PodRequirements of(
            List<Container> containers, List<SpreadConstraint> spread, List<AntiAffinity> antiAffinity) {
        long cpu = 0;
        long memory = 0;
        long scoredCpu = containers.isEmpty() ? ASSUMED_CPU_MILLI : 0;
        long scoredMemory = containers.isEmpty() ? ASSUMED_MEMORY_BYTES : 0;
        for (Container container : containers) {
            Optional<Quantity> cpuRequest = container.resources().requests().cpu();
            Optional<Quantity> memoryRequest = container.resources().requests().memory();
            cpu += cpuRequest.map(Quantity::milliValue).orElse(0L);
            memory += memoryRequest.map(Capacity::bytes).orElse(0L);
            scoredCpu += cpuRequest.map(Quantity::milliValue).orElse(ASSUMED_CPU_MILLI);
            scoredMemory += memoryRequest.map(Capacity::bytes).orElse(ASSUMED_MEMORY_BYTES);
        }
        return new PodRequirements(cpu, memory, scoredCpu, scoredMemory, spread, antiAffinity);
    }

    /** Whether nothing is requested. */
    boolean bestEffort() {
        return cpuMilli == 0 && memoryBytes == 0;
    }
}
