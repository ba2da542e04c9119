package io.steelyard.sim;

import io.steelyard.fleet.AcceptPath;
import io.steelyard.scenario.AdmissionControl;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Rate;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload;
import io.steelyard.session.AttemptSettings;
import io.steelyard.session.TokenBucket;
import io.steelyard.traffic.Advice;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What a scenario says about how attempts are admitted, queue and are answered, in the terms of those who do it. */
final class AcceptPaths {
    private static final double NANOS_PER_SECOND = 1e9;

    private AcceptPaths() {}

    /** How pods take new connections. */
    static Optional<AcceptPath> of(Optional<Workload.Accept> accept, LongSupplier clock) {
        return accept.map(some -> new AcceptPath(
                serviceNanos(some.rate()),
                (int) some.backlog().value(),
                some.probes() == Workload.Accept.Probes.IN_LINE,
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

    /** How many attempts are admitted, and what others are told. */
    static TokenBucket bucket(AdmissionControl admission) {
        return new TokenBucket(
                admission.rate().perSecond() / NANOS_PER_SECOND,
                admission.burst().value(),
                admission.retryAfter().map(Duration::toNanos).map(nanos -> new Advice(nanos, nanos, false)));
    }
}
