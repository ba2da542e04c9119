package io.steelyard.control;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.kubernetes.Container;
import io.steelyard.scenario.kubernetes.Lifecycle;
import io.steelyard.scenario.kubernetes.LifecycleHandler;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.scenario.kubernetes.Probe;
import java.time.Duration;

/** How long the stages of a pod's life take. */
public final class PodTimes {
    /** What a container has left after an overlong preStop hook (kubelet v1.28, {@code minimumGracePeriodInSeconds}). */
    private static final long LEAST_GRACE_NANOS = 2_000_000_000L;

    private final Distribution startup;
    private final Distribution warmUp;
    private final CounterStream draws;
    private final long preStopNanos;
    private final long graceNanos;

    /**
     * The times of the pods of one template.
     *
     * @param startup the law of the span until a container runs, its image being there, nanoseconds
     * @param warmUp the law of the span from then until its application answers, nanoseconds
     * @param draws source of the pods' draws
     */
    public PodTimes(PodSpec pod, Distribution startup, Distribution warmUp, CounterStream draws) {
        this.startup = startup;
        this.warmUp = warmUp;
        this.draws = draws;
        graceNanos = Duration.ofSeconds(pod.terminationGracePeriodSeconds()).toNanos();
        long longest = 0;
        for (Container container : pod.containers()) {
            Duration hook = container
                    .lifecycle()
                    .flatMap(Lifecycle::preStop)
                    .map(LifecycleHandler::duration)
                    .orElse(Duration.ZERO);
            longest = Math.max(longest, hook.toNanos());
        }
        preStopNanos = Math.min(longest, graceNanos);
    }

    /** Nanoseconds until a pod's container runs, its image being there; a pure function of pod and restart. */
    long startupNanos(int pod, int restarts) {
        return nanos(startup.sample(draws.at(Purpose.STARTUP, pod, restarts)));
    }

    /** Nanoseconds from the start of a pod's container until it answers; a pure function of pod and restart. */
    long warmUpNanos(int pod, int restarts) {
        return nanos(warmUp.sample(draws.at(Purpose.WARM_UP, pod, restarts)));
    }

    private static long nanos(double nanos) {
        return nanos >= Long.MAX_VALUE / 4.0 ? Long.MAX_VALUE / 4 : (long) (nanos + 0.5);
    }

    /** Nanoseconds from a pod's deletion to its SIGTERM: the preStop hook, cut off at the end of the grace period. */
    long preStopNanos() {
        return preStopNanos;
    }

    /**
     * Nanoseconds from the failure of a liveness or startup probe until the container is killed: its preStop hook, cut off
     * by the grace period of the probe.
     */
    long unhealthyNanos(Probe probe) {
        return Math.min(
                preStopNanos,
                probe.terminationGracePeriodSeconds()
                        .map(seconds -> Duration.ofSeconds(seconds).toNanos())
                        .orElse(graceNanos));
    }

    /** Nanoseconds from a pod's deletion to its SIGKILL. */
    long killNanos() {
        return Math.max(graceNanos, preStopNanos + LEAST_GRACE_NANOS);
    }
}
