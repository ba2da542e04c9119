package io.steelyard.sim;

import io.steelyard.fleet.AcceptPath;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.observe.RecorderSettings;
import io.steelyard.scenario.AdmissionControl;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Rate;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload;
import io.steelyard.session.AttemptSettings;
import io.steelyard.session.TokenBucket;
import io.steelyard.theory.RetryStorm;
import io.steelyard.traffic.Advice;
import io.steelyard.traffic.SlowestWait;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What a scenario says about how attempts are admitted, queue and are answered, in the terms of those who do it. */
final class AcceptPaths {
    private static final double NANOS_PER_SECOND = 1e9;

    private AcceptPaths() {}

    /**
     * How pods take new connections.
     *
     * @param setup that of their workload
     * @param open whether connections that wait count as open
     */
    static Reception reception(Setup setup, PodTable pods, boolean open, LongSupplier clock) {
        int limit = setup.workload()
                .connectionLimit()
                .map(most -> (int) most.value())
                .orElse(Integer.MAX_VALUE);
        return new Reception(pods, limit, path(setup.workload().accept(), open, clock));
    }

    private static Optional<AcceptPath> path(Optional<Workload.Accept> accept, boolean open, LongSupplier clock) {
        return accept.map(some -> new AcceptPath(
                serviceNanos(some.rate()),
                (int) some.backlog().value(),
                some.probes() == Workload.Accept.Probes.IN_LINE,
                open,
                clock));
    }

    private static double serviceNanos(Rate rate) {
        return NANOS_PER_SECOND / rate.perSecond();
    }

    /** What an attempt takes besides a way to a pod. */
    static AttemptSettings attempts(Setup setup) {
        Clients.Handshake handshake = setup.clients().handshake();
        Workload workload = setup.workload();
        return new AttemptSettings(
                handshake.requests(),
                handshake.samePod(),
                handshake.timeout().toNanos(),
                workload.accept().isPresent(),
                workload.accept()
                        .flatMap(Workload.Accept::timeout)
                        .map(Duration::toNanos)
                        .orElse(Long.MAX_VALUE),
                workload.downstream()
                        .map(some -> new AttemptSettings.Downstream(
                                serviceNanos(some.rate()), (int) some.backlog().value())));
    }

    /** How many attempts can be accepted, if not all, and with how many waiting clients a storm stays. */
    static Optional<RecorderSettings.Accepting> accepting(Setup setup) {
        Workload workload = setup.workload();
        if (workload.accept().isEmpty() && workload.downstream().isEmpty()) {
            return Optional.empty();
        }
        Optional<RetryStorm> pods = RetryStorms.atPod(setup);
        Optional<RetryStorm> downstream = RetryStorms.downstream(setup);
        return Optional.of(new RecorderSettings.Accepting(
                pods.map(RetryStorm::handshakesPerSecond).orElse(Double.POSITIVE_INFINITY),
                downstream.map(RetryStorm::handshakesPerSecond).orElse(Double.POSITIVE_INFINITY),
                pods.map(storm -> storm.edge(1)).orElse(Double.POSITIVE_INFINITY),
                downstream.map(storm -> storm.edge(1)).orElse(Double.POSITIVE_INFINITY)));
    }

    /** From one attempt of a client to its next one, at most. */
    static long longestWaitNanos(Setup setup) {
        boolean takesTime = setup.workload().accept().isPresent()
                || setup.workload().downstream().isPresent();
        return (long) SlowestWait.of(setup.clients().reconnect()).longestNanos()
                + (takesTime ? setup.clients().handshake().timeout().toNanos() : 0);
    }

    /** How many attempts are admitted, and what others are told. */
    static TokenBucket bucket(AdmissionControl admission) {
        return new TokenBucket(
                admission.perSecond() / NANOS_PER_SECOND,
                admission.atOnce(),
                admission.retryAfter().map(Duration::toNanos).map(nanos -> new Advice(nanos, nanos, false)));
    }
}
