package io.steelyard.sim;

import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload;
import io.steelyard.theory.RetryStorm;
import io.steelyard.traffic.SlowestWait;
import java.time.Duration;
import java.util.Optional;

/** What theory asks of a setup about storms of reconnects: servers with a backlog, and how long clients wait. */
public final class RetryStorms {
    private static final double NANOS_PER_SECOND = 1e9;

    private RetryStorms() {}

    /** The storm that may stay at one pod, if it accepts only so fast: an attempt of several requests takes so much longer. */
    public static Optional<RetryStorm> atPod(Setup setup) {
        return setup.workload()
                .accept()
                .map(accept -> storm(
                        setup,
                        accept.rate().perSecond() / setup.clients().handshake().requests(),
                        (double) accept.backlog().value()));
    }

    /** The storm that may stay at what all pods depend on, if there is such. */
    public static Optional<RetryStorm> downstream(Setup setup) {
        return setup.workload()
                .downstream()
                .map(some -> storm(
                        setup, some.rate().perSecond(), (double) some.backlog().value()));
    }

    private static RetryStorm storm(Setup setup, double perSecond, double backlog) {
        return new RetryStorm(
                perSecond,
                backlog,
                patience(setup).toNanos() / NANOS_PER_SECOND,
                SlowestWait.of(setup.clients().reconnect()).meanNanos() / NANOS_PER_SECOND);
    }

    /** How long a handshake is waited for, by the client or by the proxy before the pod. */
    private static Duration patience(Setup setup) {
        Duration client = setup.clients().handshake().timeout();
        return setup.workload()
                .accept()
                .flatMap(Workload.Accept::timeout)
                .filter(proxy -> proxy.compareTo(client) < 0)
                .orElse(client);
    }
}
