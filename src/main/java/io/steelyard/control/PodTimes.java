package io.steelyard.control;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.kubernetes.Container;
import io.steelyard.scenario.kubernetes.Lifecycle;
import io.steelyard.scenario.kubernetes.LifecycleHandler;
import io.steelyard.scenario.kubernetes.PodSpec;
import java.time.Duration;

/** How long the stages of a pod's life take. */
public final class PodTimes {
    /** What a container has left after an overlong preStop hook (kubelet v1.28, {@code minimumGracePeriodInSeconds}). */
    private static final long LEAST_GRACE_NANOS = 2_000_000_000L;

    private final Distribution startup;
    private final CounterStream draws;
    private final long preStopNanos;
    private final long graceNanos;

    /**
     * The times of the pods of one template.
     *
     * @param startup the law of the span from a container's creation until it is Ready, nanoseconds
     * @param draws source of the pods' draws
     */
    public PodTimes(PodSpec pod, Distribution startup, CounterStream draws) {
        this.startup = startup;
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

    /** Nanoseconds from the creation of a pod's container until it is Ready; a pure function of pod and restart. */
    long startupNanos(int pod, int restarts) {
        double nanos = startup.sample(draws.at(Purpose.STARTUP, pod, restarts));
        return nanos >= Long.MAX_VALUE / 4.0 ? Long.MAX_VALUE / 4 : (long) (nanos + 0.5);
    }

    /** Nanoseconds from a pod's deletion to its SIGTERM: the preStop hook, cut off at the end of the grace period. */
    long preStopNanos() {
        return preStopNanos;
    }

    /** Nanoseconds from a pod's deletion to its SIGKILL. */
    long killNanos() {
        return Math.max(graceNanos, preStopNanos + LEAST_GRACE_NANOS);
    }
}
