package io.steelyard.metastability;

import io.steelyard.Steelyard;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.oracle.Fill;
import io.steelyard.oracle.Loads;
import io.steelyard.sim.Experiment;
import io.steelyard.theory.RetryStorm;

/**
 * All pods crash at once and all clients lose their connections: what becomes of the storm, by backlog and back-off.
 *
 * @param backlog of a pod, in attempts
 * @param backoffSeconds mean wait of a client before its next attempt, which varies by half of it to either side
 */
record Outage(int backlog, double backoffSeconds) {
    static final int PODS = 4;
    static final int PER_SECOND = 20;
    static final int PATIENCE_SECONDS = 10;
    static final int LENGTH_SECONDS = 900;

    private static final String SCENARIO = """
            seed: 1
            duration: LENGTHs
            clients:
              open: CLIENTS
              lifetime: never
              start: even
              reconnect: {exponential: {base: BACKOFFs, cap: BACKOFFs, factor: 1, jitter: proportional, proportion: 50%}}
              handshake: {timeout: PATIENCEs}
            deployment: {replicas: PODS}
            workload:
              startup: {deterministic: 20s}
              accept: {rate: RATE/s, backlog: BACKLOG}
            balancer: random
            events: [{crash: {at: 0s, pods: PODS}}]
            """;

    /**
     * How a run ended.
     *
     * @param waiting clients without a connection at its end
     */
    record Ending(boolean metastable, double waiting) {}

    /** The mean field of these pods and clients. */
    RetryStorm theory() {
        return new RetryStorm(PER_SECOND, backlog, PATIENCE_SECONDS, backoffSeconds);
    }

    /** How many waiting clients keep a storm alive, by the mean field, if the queue is long enough. */
    double sustaining() {
        return PODS * PER_SECOND * (PATIENCE_SECONDS + backoffSeconds);
    }

    /**
     * How many must be lost at once for so many to remain. The queues begin empty, and whoever joins them while they are
     * shorter than the patience is served in time: n c (T + t) clients, where t is when they have become that long. First
     * attempts after the outage come at the rate N / B at first, as waits of B / 2 to 3 B / 2 have run for a random while, so
     * that {@code N t / B = n c (T + t)}; and {@code n c (T + B)} must remain. Both hold with
     * {@code N = n c (T + B + sqrt(T (T + B)))}, and t is below B / 2, as was taken.
     */
    double losing() {
        double together = PATIENCE_SECONDS + backoffSeconds;
        return PODS * PER_SECOND * (together + Math.sqrt(PATIENCE_SECONDS * together));
    }

    /** Makes one run with so many clients. */
    Ending with(int clients) {
        RunResult run = Experiment.of(Steelyard.parse(Fill.in(
                        SCENARIO,
                        "LENGTH",
                        LENGTH_SECONDS,
                        "CLIENTS",
                        clients,
                        "BACKOFF",
                        backoffSeconds,
                        "PATIENCE",
                        PATIENCE_SECONDS,
                        "PODS",
                        PODS,
                        "RATE",
                        PER_SECOND,
                        "BACKLOG",
                        backlog)))
                .replications(1)
                .threads(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
        double metastable = Loads.metric(StormMetrics.METASTABLE).applyAsDouble(run);
        if (Double.isNaN(metastable)) {
            throw new IllegalStateException("no verdict on " + clients + " clients with " + this);
        }
        double[] waiting = Loads.column(run, SeriesColumn.WAITING);
        return new Ending(metastable == 1, waiting[waiting.length - 1]);
    }
}
