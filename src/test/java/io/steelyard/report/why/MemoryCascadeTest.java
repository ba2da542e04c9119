package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.report.Made;
import io.steelyard.report.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryCascadeTest {
    private static final String CRASH = """
            name: made
            description: ''
            duration: 40m
            replications: 2
            clients: {open: 10k, lifetime: never, start: even}
            deployment:
              replicas: 10
              template: {spec: {containers: [{name: server, resources: {limits: {memory: 512Mi}}}]}}
            workload: {memory: {base: 112Mi, perConnection: 320Ki}}
            balancer: random
            compare:
              baseline: unlimited
              unlimited: {}
              limited: {workload: {connectionLimit: 1200}}
              spare: {balancer: least-conn}
            events: [{crash: {at: 5m, pods: 2}}]
            """;

    /** The crash of two pods, then kills; the last of them falls before the sample of an instant. */
    private static void crash(RunBuilder run, double killed, double lastAt, double full) {
        run.block("run", 0, 2400);
        run.block("crash at 5m", 300, 2400)
                .with(PodMetrics.CRASHES, 2)
                .with(PodMetrics.OUT_OF_MEMORY, killed)
                .with(AutoscalerMetrics.SERVING_MEAN, 0.25)
                .with(AttemptMetrics.REFUSED_FULL, full);
        for (int seconds = 0; seconds <= 2400; seconds += 20) {
            run.sample(seconds, 10, 0, 0).with(SeriesColumn.OUT_OF_MEMORY, seconds < lastAt ? killed - 1 : killed);
        }
    }

    private static List<String> explain(Made.Maker maker) {
        return Rules.explain(new MemoryCascade(), CRASH, maker);
    }

    @Test
    void aCascadeThatDoesNotStopIsToldBesideWhatHoldsItBack() {
        assertEquals(
                List.of(
                        "crash at 5m: a container that is out of memory is killed, and its clients go to the others: 91.0"
                                + " ±12.7 containers after the 2 that crashed with unlimited (memory for 1,280 connections a pod), and it does"
                                + " not stop: the last one falls 2m to 4m before the end, with 0.25 pods serving on average; none with"
                                + " limited and spare; with limited full pods refuse instead, 2,706 attempts"),
                explain((variant, replication, run) -> {
                    boolean falls = variant.equals("unlimited");
                    crash(
                            run,
                            falls ? 90 + 2 * replication : 0,
                            falls ? 2160 + 120 * replication : 0,
                            variant.equals("limited") ? 2706 : 0);
                }));
    }

    @Test
    void aCascadeThatStopsIsToldWithItsEnd() {
        assertEquals(
                List.of("crash at 5m: a container that is out of memory is killed, and its clients go to the others: 3"
                        + " containers after the 2 that crashed with unlimited (memory for 1,280 connections a pod), and it stops:"
                        + " the last one falls 1m to 1m40s after the beginning, with 0.25 pods serving on average; 3 containers"
                        + " after the 2 that crashed with limited (memory for 1,280 connections a pod), and in 1 of 2 replications it"
                        + " has not stopped at the end, with 0.25 pods serving on average; none with spare"),
                explain((variant, replication, run) -> crash(
                        run,
                        variant.equals("spare") ? 0 : 3,
                        variant.equals("unlimited") ? 360 + 40 * replication : replication == 0 ? 2020 : 2040,
                        0)));
    }

    @Test
    void whereNobodyIsKilledFullPodsAreNoNews() {
        assertEquals(List.of(), explain((variant, replication, run) -> crash(run, 0, 0, 2706)));
        assertEquals(List.of(), explain((variant, replication, run) -> run.block("run", 0, 2400)));
    }
}
