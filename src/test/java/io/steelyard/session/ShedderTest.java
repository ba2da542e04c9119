package io.steelyard.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.StormMetrics;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pods that hold more than the others shed to the mean. */
class ShedderTest {
    /** The example of EMQX's operator: three nodes of 10,000 and a new one; the least loaded takes whoever comes. */
    private static final String OPERATOR = """
            duration: 30m
            replications: 1
            clients: {open: 30k, lifetime: never, start: even, reconnect: immediate}
            deployment: {replicas: 3}
            balancer: least-conn
            shedding: {preset: emqx-operator, rate: 10/s}
            events: [{scale: {at: 1m, replicas: 4}}]
            """;

    private static VariantRuns run(String yaml, String... settings) {
        return Experiment.of(
                        Steelyard.reader().read(yaml, "test", List.of(settings)).scenario())
                .threads(1)
                .run()
                .variants()
                .get(0);
    }

    private static int[] loads(VariantRuns runs, double seconds) {
        RunResult run = runs.runs().get(0);
        long[] times = run.series().timesNanos();
        int sample = 0;
        while (times[sample] < seconds * 1e9) {
            sample++;
        }
        return run.pods().connections().get(sample);
    }

    /** The mean of four is 7,500, so each of three closes 2,500, 10 a second: after 250 s all are level. */
    @Test
    void podsShedToTheMeanAtTheirRateAndStop() {
        VariantRuns runs = run(OPERATOR);
        int[] soon = loads(runs, 120);
        assertEquals(10_000 - 600, soon[0], 10);
        assertEquals(1_800, soon[3], 30);
        assertArrayEquals(new int[] {7_500, 7_500, 7_500, 7_500}, loads(runs, 1_799));
        assertEquals(7_500, runs.values(0, StormMetrics.LOST_BY_SHEDDING)[0]);
        assertEquals(7_500, runs.values(0, StormMetrics.LOST)[0]);
    }

    /**
     * By age: nobody is sent away twice, because whoever was is the newest, wherever it comes, and in 9 minutes a pod sends
     * away 5,400 of its first 10,000. Newest first, those that come to a pod that sheds go again.
     */
    @Test
    void theOldestGoOnce() {
        assertEquals(1, hops(OPERATOR, "shedding.order=oldest"));
        assertEquals(7_500, run(OPERATOR, "shedding.order=oldest").values(0, RebalancingMetrics.MOVES)[0]);
        String anywhere = OPERATOR.replace("least-conn", "random").replace("30m", "10m");
        assertEquals(1, hops(anywhere, "shedding.order=oldest"));
        double again = hops(anywhere, "shedding.order=newest");
        assertTrue(again > 1, again + " times");
    }

    private static double hops(String yaml, String order) {
        return run(yaml, order).values(0, RebalancingMetrics.HOPS_MAX)[0];
    }

    @Test
    void aPodEndsWhereItShallAndBeginsOnlyAboveTheThreshold() {
        assertEquals(8_250, loads(run(OPERATOR, "shedding.until=1.1"), 1_799)[0], "110 % of the mean of 7,500");
        assertEquals(10_000, loads(run(OPERATOR, "shedding.threshold=1.34"), 1_799)[0]);
        assertEquals(10_000, loads(run(OPERATOR, "shedding.absolute=2500"), 1_799)[0]);
        assertEquals(7_500, loads(run(OPERATOR, "shedding.absolute=2499"), 1_799)[0]);
    }

    /** Whoever is sent away hears the hint. */
    @Test
    void clientsAreToldWhenToComeBack() {
        VariantRuns runs = run(OPERATOR + "workload: {reconnectHint: 20s}\n");
        assertEquals(20, runs.values(0, ClientMetrics.DOWNTIME_MAX)[0], 0.2);
    }
}
