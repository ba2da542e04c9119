package io.steelyard.control;

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
     * The most connections for which a pod's memory suffices; {@link Integer#MAX_VALUE} where nothing limits it.
     *
     * @throws IllegalArgumentException if it does not suffice for an idle pod
     */
    public static int connectionsByMemory(PodSpec pod, Optional<Workload.Memory> use) {
        Optional<Quantity> limit =
                serving(pod).flatMap(container -> container.resources().limits().memory());
        if (limit.isEmpty() || use.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        long limitMilli = limit.get().milliValue();
        long left = limitMilli - use.get().base().milliValue();
        if (left < 0) {
            throw new IllegalArgumentException("workload.memory.base must be at most the limit of memory, "
                    + limitMilli / MILLI + " bytes, but is " + use.get().base().text());
        }
        long each = use.get().perConnection().milliValue();
        return each == 0 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, left / each);
    }

    private static Optional<Container> serving(PodSpec pod) {
        return pod.containers().stream().findFirst();
    }
}
