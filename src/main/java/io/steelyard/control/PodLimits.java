package io.steelyard.control;

import io.steelyard.fleet.PodMemory;
import io.steelyard.scenario.Workload;
import io.steelyard.scenario.kubernetes.Container;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.scenario.kubernetes.Quantity;
import java.util.Optional;

/** What the serving container of a pod may use. */
public final class PodLimits {
    private static final long MILLI = 1_000;

    private PodLimits() {}

    /** Cores, where they are limited. */
    static Optional<Quantity> cpu(PodSpec pod) {
        return serving(pod).flatMap(container -> container.resources().limits().cpu());
    }

    /**
     * What connections and handshakes need of a pod's memory.
     *
     * @throws IllegalArgumentException if it does not suffice for an idle pod
     */
    public static PodMemory memory(PodSpec pod, Optional<Workload.Memory> use) {
        Optional<Quantity> limit =
                serving(pod).flatMap(container -> container.resources().limits().memory());
        if (limit.isEmpty() || use.isEmpty()) {
            return PodMemory.UNLIMITED;
        }
        long limitMilli = limit.get().milliValue();
        long left = limitMilli - use.get().base().milliValue();
        if (left < 0) {
            throw new IllegalArgumentException("workload.memory.base must be at most the limit of memory, "
                    + limitMilli / MILLI + " bytes, but is " + use.get().base().text());
        }
        return new PodMemory(
                left,
                use.get().perConnection().milliValue(),
                use.get().perHandshake().milliValue());
    }

    private static Optional<Container> serving(PodSpec pod) {
        return pod.containers().stream().findFirst();
    }
}
