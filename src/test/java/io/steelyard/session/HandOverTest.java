package io.steelyard.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import io.steelyard.yaml.ScenarioException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Make before break. */
class HandOverTest {
    private static final String AGES = """
            duration: 10m
            replications: 1
            clients: {open: 500, lifetime: never, start: even, reconnect: {fixed: 7s}, handOver: 100%}
            deployment: {replicas: 5}
            balancer: least-conn
            connectionAge: {max: 200s, grace: 30s}
            """;

    private static final String DRAIN = """
            duration: 10m
            replications: 1
            clients: {open: 500, lifetime: never, start: even, reconnect: {fixed: 7s}, handOver: 100%}
            deployment: {replicas: 5, template: {spec: {terminationGracePeriodSeconds: 60}}}
            workload: {drain: {over: 20s}}
            balancer: least-conn
            events: [{scale: {at: 2m, replicas: 3}}]
            """;

    private static VariantRuns run(String yaml, String... settings) {
        return Experiment.of(
                        Steelyard.reader().read(yaml, "test", List.of(settings)).scenario())
                .threads(1)
                .run()
                .variants()
                .get(0);
    }

    private static double of(VariantRuns runs, Metric metric) {
        return runs.values(0, metric)[0];
    }

    /** 500 connections of 200 s in the mean are replaced 1,500 times in 600 s, and nobody is ever without one. */
    @Test
    void aMaximumAgeCostsNoDowntimeWhereClientsHandOver() {
        VariantRuns runs = run(AGES);
        // 3 renewals of each of 500, whose number deviates by less than 1: 3.9 sqrt(500) = 87.
        assertEquals(1_500, of(runs, RebalancingMetrics.CHOSEN), 87);
        assertEquals(of(runs, RebalancingMetrics.MOVES), of(runs, RebalancingMetrics.CHOSEN));
        assertEquals(0, of(runs, StormMetrics.LOST));
        assertEquals(1, of(runs, ClientMetrics.AVAILABILITY));
        assertEquals(0, of(runs, RebalancingMetrics.FORCED));
        assertTrue(of(run(AGES, "clients.handOver=null"), StormMetrics.LOST_BY_AGE) > 1_000);
    }

    /** Of 500 clients half hand over: 250 with a deviation of 11.2. The others lose their connection each time. */
    @Test
    void aShareOfThemDoesSo() {
        VariantRuns half = run(AGES, "clients.handOver.share=50%");
        double moved = of(half, RebalancingMetrics.CHOSEN) - of(half, StormMetrics.LOST_BY_AGE);
        // 3 renewals of each of 250 +- 11.2 who hand over; whoever lost a connection within the last 7 s is not back.
        assertEquals(750, moved, 3.9 * 3 * 11.2 + 87);
    }

    /** Two of five pods are drained: their 200 clients move to the others without a loss, and the pods are gone early. */
    @Test
    void aDrainEndsWhenTheLastClientHasHandedOver() {
        VariantRuns runs = run(DRAIN);
        assertEquals(200, of(runs, RebalancingMetrics.CHOSEN));
        assertEquals(0, of(runs, StormMetrics.LOST));
        assertEquals(1, of(runs, RebalancingMetrics.HOPS_MAX));
        RunResult run = runs.runs().get(0);
        double[] terminating =
                run.series().columns()[List.of(SeriesColumn.values()).indexOf(SeriesColumn.TERMINATING_PODS)];
        for (int sample = 0; sample < terminating.length; sample++) {
            long time = run.series().timesNanos()[sample];
            // The last client is told 140 s after the start at the latest, SIGKILL would come after 180 s.
            assertTrue(time <= 140_000_000_000L || terminating[sample] == 0, "pods terminate at " + time + " ns");
        }
    }

    /** No pod serves but those that drain: nobody finds another one before SIGKILL, which all lose their connections to. */
    @Test
    void whoFindsNoOtherPodLosesItsConnectionAndGoesOnTrying() {
        VariantRuns runs = run(DRAIN.replace("replicas: 3}", "replicas: 0}"));
        assertEquals(0, of(runs, RebalancingMetrics.MOVES));
        assertEquals(500, of(runs, StormMetrics.LOST));
        assertEquals(500, of(runs, RebalancingMetrics.FORCED));
        VariantRuns back = run(DRAIN.replace("replicas: 3}}", "replicas: 0}}, {scale: {at: 4m, replicas: 3}}"));
        assertEquals(500, of(back, RebalancingMetrics.FORCED_MOVES));
        // SIGKILL comes at 180 s, and the next try after 240 s at most 7 s later.
        assertTrue(of(back, ClientMetrics.DOWNTIME_MAX) <= 68, "" + of(back, ClientMetrics.DOWNTIME_MAX));
    }

    /** All pods are full: until the grace ends nobody can hand over, but whoever tries while one has left. */
    @Test
    void whereThereIsNoPlaceThePodClosesAtTheEndOfTheGrace() {
        VariantRuns runs = run("""
                duration: 300s
                replications: 1
                clients:
                  arrivals: [{exact: {clients: 500, at: 5s}}]
                  lifetime: never
                  reconnect: {fixed: 7s}
                  handOver: 100%
                deployment: {replicas: 5}
                workload: {connectionLimit: 100}
                balancer: least-conn
                connectionAge: {max: 200s, jitter: 0%, grace: 30s}
                events: [{leave: {at: 234s, clients: 1}}, {leave: {at: 236s, clients: 1}}]
                """);
        assertEquals(0, runs.values(0, StormMetrics.LOST)[0] - runs.values(1, StormMetrics.LOST)[0]);
        assertEquals(499, runs.values(1, StormMetrics.LOST_BY_AGE)[0]);
        assertEquals(499, of(runs, RebalancingMetrics.CHOSEN));
        assertEquals(0, of(runs, RebalancingMetrics.FORCED_MOVES));
    }

    /** A hint spreads the new connections, and old ones are kept meanwhile. */
    @Test
    void aHintIsHeardBeforeTheMove() {
        VariantRuns runs = run(DRAIN.replace("{over: 20s}", "{over: 20s}, reconnectHint: 10s"));
        assertEquals(200, of(runs, RebalancingMetrics.CHOSEN));
        assertEquals(0, of(runs, StormMetrics.LOST));
    }

    @Test
    void twoConnectionsThroughGatewaysAreRefused() {
        ScenarioException refusal =
                assertThrows(ScenarioException.class, () -> Steelyard.parse(AGES + "gateway: {}\n"));
        assertTrue(refusal.getMessage().contains("must not have handOver beside gateway"), refusal.getMessage());
    }
}
