package io.steelyard.control;

import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.scenario.Workload;
import io.steelyard.scenario.kubernetes.Quantity;
import java.util.Arrays;
import java.util.Optional;

/**
 * The work that waits for each pod's cpu, as a fluid: what {@link Workload.Cpu} asks for beyond the container's limit piles
 * up, what it asks for less wears that down. Whoever asks the application something waits for all that is piled up.
 *
 * <p>Between two looks at a pod its connections are taken as they are at the second one, and its handshakes as evenly
 * spread.
 */
final class CpuQueue {
    private static final double NANOS_PER_SECOND = 1e9;

    private final PodTable pods;
    private final Reception reception;
    private final double base;
    private final double perConnection;
    private final double perHandshake;
    private final double limitCores;
    private double[] waitingCoreSeconds = new double[16];
    private long[] sinceNanos = new long[16];
    private long[] handshakes = new long[16];

    /** Nothing waits where no limit is set. */
    CpuQueue(PodTable pods, Reception reception, Optional<Workload.Cpu> cpu, Optional<Quantity> limit) {
        this.pods = pods;
        this.reception = reception;
        base = value(cpu.map(Workload.Cpu::base));
        perConnection = value(cpu.map(Workload.Cpu::perConnection));
        perHandshake = value(cpu.map(Workload.Cpu::perHandshake));
        limitCores = limit.map(Quantity::doubleValue).orElse(Double.POSITIVE_INFINITY);
    }

    private static double value(Optional<Quantity> quantity) {
        return quantity.map(Quantity::doubleValue).orElse(0.0);
    }

    /** The pod's container starts: nothing waits. */
    void start(int pod, long now) {
        if (pod >= sinceNanos.length) {
            int size = Math.max(pod + 1, 2 * sinceNanos.length);
            waitingCoreSeconds = Arrays.copyOf(waitingCoreSeconds, size);
            sinceNanos = Arrays.copyOf(sinceNanos, size);
            handshakes = Arrays.copyOf(handshakes, size);
        }
        waitingCoreSeconds[pod] = 0;
        sinceNanos[pod] = now;
        handshakes[pod] = reception.handshakes(pod);
    }

    /** How long a question to the pod waits for its answer, in nanoseconds. */
    double waitNanos(int pod, long now) {
        double seconds = (now - sinceNanos[pod]) / NANOS_PER_SECOND;
        if (seconds > 0) {
            long done = reception.handshakes(pod) - handshakes[pod];
            double asked = (base + perConnection * pods.openConnections(pod)) * seconds + perHandshake * done;
            waitingCoreSeconds[pod] = Math.max(0, waitingCoreSeconds[pod] + asked - limitCores * seconds);
            sinceNanos[pod] = now;
            handshakes[pod] = reception.handshakes(pod);
        }
        return waitingCoreSeconds[pod] / limitCores * NANOS_PER_SECOND;
    }
}
