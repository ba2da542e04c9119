package io.steelyard.kube.nodes;

import io.steelyard.scenario.kubernetes.Quantity;
import java.util.Optional;

/**
 * What a node has for its pods, Kubernetes' {@code allocatable}.
 *
 * @param pods the most pods
 * @param cpuMilli thousandths of a core, or {@link #UNLIMITED}
 * @param memoryBytes bytes, or {@link #UNLIMITED}
 */
public record Capacity(int pods, long cpuMilli, long memoryBytes) {
    /** A resource that never runs out, so that it neither keeps pods off a node nor makes one preferable. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** The capacity given in a manifest's quantities; what is absent is unlimited. */
    public static Capacity of(int pods, Optional<Quantity> cpu, Optional<Quantity> memory) {
        return new Capacity(
                pods,
                cpu.map(Quantity::milliValue).orElse(UNLIMITED),
                memory.map(Capacity::bytes).orElse(UNLIMITED));
    }

    /** A quantity in whole units, rounded up as {@code Value()} of k8s.io/apimachinery does. */
    static long bytes(Quantity quantity) {
        return quantity.milliValue() / 1000 + (quantity.milliValue() % 1000 > 0 ? 1 : 0);
    }
}
