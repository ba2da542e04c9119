package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import io.steelyard.stats.Summary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every pod is replaced once, one after another, while no client leaves: moves per client, and what is left. */
class RollingRestartTest {
    private static final String ROLLOUT = """
            duration: 120s
            clients:
              open: CLIENTS
              lifetime: never
              start: START
              reconnect: immediate
            PODS
            workload: {startup: {deterministic: 10s}}
            balancer: BALANCER
            events: [{rollout: {at: 5s}}]
            """;
    private static final String SURGE =
            "deployment: {replicas: 10, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}}";
    private static final String ONE_SHORT =
            "deployment: {replicas: 10, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}}";
    private static final String IN_PLACE = "statefulSet: {replicas: 10}";

    /** The report nats-server#1556, from the scenario that is shipped: 72 clients on three servers end as 45, 27 and 0. */
    @Test
    void threeServersRestartedInPlaceEndWith45And27And0() {
        List<VariantRuns> variants = Experiment.of(Steelyard.load(Path.of("scenarios", "nats-rolling-3.yaml")))
                .replications(200)
                .threads(2)
                .run()
                .variants();
        assertEquals(
                List.of("random", "round-robin", "least-conn"),
                variants.stream().map(VariantRuns::name).toList());
        assertFinalMeans(variants.get(0), 0, 27, 45);
        for (RunResult run : variants.get(1).runs()) {
            assertArrayEquals(new int[] {0, 27, 45}, byOrdinal(run));
        }
        for (RunResult run : variants.get(2).runs()) {
            // The second loss meets an empty pod, which takes all; so does the third.
            assertArrayEquals(new int[] {0, 36, 36}, byOrdinal(run));
            assertEquals((24 + 36 + 36) / 72.0, value(run, RebalancingMetrics.HOPS_MEAN), 1e-12);
        }
    }

    private static void assertFinalMeans(VariantRuns variant, double... means) {
        for (int ordinal = 0; ordinal < means.length; ordinal++) {
            int pod = ordinal;
            Summary load = Summary.of(variant.runs().stream()
                    .mapToDouble(run -> byOrdinal(run)[pod])
                    .toArray());
            assertEquals(means[pod], load.mean(), Close.Z * load.standardError(), "pod " + pod);
        }
    }

    /** The connections at the end by ordinal, which the name of a StatefulSet's pod ends with. */
    private static int[] byOrdinal(RunResult run) {
        List<String> names = run.pods().podNames();
        int[] last = lastSample(run);
        int[] loads = new int[Loads.atEnd(run).length];
        for (int pod = 0; pod < last.length; pod++) {
            if (last[pod] >= 0) {
                loads[Integer.parseInt(names.get(pod).substring("pod-".length()))] = last[pod];
            }
        }
        return loads;
    }

    private static double value(RunResult run, Metric metric) {
        return Loads.metric(metric).applyAsDouble(run);
    }

    /** With surge (1 + 1/10)^10 - 1 moves; with the pod gone first (9/10) ((1 + 1/9)^10 - 1). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "random | " + SURGE + " | 1.5937425",
                "random | " + ONE_SHORT + " | 1.6811748",
                "random | " + IN_PLACE + " | 1.6811748"
            })
    void randomChoiceMovesClientsTowardsEMinusOneTimes(String balancer, String pods, double moves) {
        Trials trials = rollout(balancer, pods, 1000).run(200);
        Close.assertMean(moves, trials, "moves");
    }

    /** Round robin deals each loss out evenly: the moves are those of random choice but for rounding, a pod a step. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {SURGE + " | 1.5937425", IN_PLACE + " | 1.6811748"})
    void roundRobinMovesAsManyAsRandomChoice(String pods, double moves) {
        Trials trials = rollout("round-robin", pods, 10_000).run(2);
        // Each of the ten losses is off by at most one client for each pod that got a rounded share before.
        Close.assertMean(moves, trials, "moves", 10.0 * 10 / 10_000);
    }

    private static Trials rollout(String balancer, String pods, int clients) {
        return Trials.of(scenario(balancer, pods, clients))
                .measure("moves", Loads.metric(RebalancingMetrics.HOPS_MEAN))
                .measure("more than once", Loads.metric(RebalancingMetrics.TWICE))
                .measure("most", Loads.metric(RebalancingMetrics.HOPS_MAX))
                .measure("least left", run -> Loads.min(Loads.atEnd(run)))
                .measure("max/mean", run -> Loads.max(Loads.atEnd(run)) / Loads.mean(Loads.atEnd(run)));
    }

    /** Where keys decide, clients must be there by their keys already; elsewhere they are dealt out. */
    private static String scenario(String balancer, String pods, int clients) {
        String start = balancer.equals("rendezvous") ? "settled" : "even";
        return Fill.in(ROLLOUT, "BALANCER", balancer, "PODS", pods, "CLIENTS", clients, "START", start);
    }

    /** P(two moves or more) is C(10, 2) / 10^2 with surge, and one half in place; there one pod is left empty. */
    @Test
    void someMoveMoreThanOnceAndOnePodIsLeftEmptyInPlace() {
        Trials surge = rollout("random", SURGE, 1000).run(200);
        Close.assertMean(0.45, surge, "more than once");
        // In place a client of the last pod to go has not moved before that, and all others have: everybody moves.
        Trials inPlace = rollout("random", IN_PLACE, 1000).run(200);
        Close.assertMean(0.5, inPlace, "more than once");
        assertEquals(0, inPlace.summary("least left").max());
    }

    /** Kill i drops (1 + 1/10)^(i-1) pods' worth of clients, and the pod made at step j ends with 1.1^10 - 1.1^(j-1). */
    @Test
    void randomChoiceWithSurgeDropsMoreAndMoreAndLeavesTheNewestPodEmptiest() {
        Trials trials = rollout("random", SURGE, 2000);
        for (int step = 1; step <= 10; step++) {
            int pod = 10 + step - 1;
            int at = 5 + 10 * step;
            trials.measure("loss " + step, run -> lostAt(run, at)).measure("pod " + step, run -> lastSample(run)[pod]);
        }
        trials.run(200);
        for (int step = 1; step <= 10; step++) {
            double factor = StrictMath.pow(1.1, step - 1);
            if (step == 1) {
                assertEquals(200, trials.mean("loss 1"));
            } else {
                Close.assertMean(200 * factor, trials, "loss " + step);
            }
            Close.assertMean(200 * (StrictMath.pow(1.1, 10) - factor), trials, "pod " + step);
        }
    }

    private static int[] lastSample(RunResult run) {
        List<int[]> rows = run.pods().connections();
        return rows.get(rows.size() - 1);
    }

    /** Connections lost in the second that ends at an instant, or at that instant. */
    private static double lostAt(RunResult run, int second) {
        int sample = Loads.sampleAt(run, second);
        double seconds = (run.series().timesNanos()[1] - run.series().timesNanos()[0]) / 1e9;
        return Loads.column(run, SeriesColumn.LOST)[sample] * seconds;
    }

    /** With surge each loss fills the new pod: everybody moves once, and all are equal in the end. */
    @Test
    void leastConnWithSurgeMovesEverybodyExactlyOnce() {
        for (RunResult run : Experiment.of(Steelyard.parse(scenario("least-conn", SURGE, 5000)))
                .replications(3)
                .run()
                .variants()
                .get(0)
                .runs()) {
            assertEquals(1, value(run, RebalancingMetrics.HOPS_MEAN));
            assertEquals(1, value(run, RebalancingMetrics.HOPS_MAX));
            assertEquals(5000, value(run, StormMetrics.LOST_BY_ROLLOUT));
            int[] equal = new int[10];
            Arrays.fill(equal, 500);
            assertArrayEquals(equal, Loads.atEnd(run));
        }
    }

    /** The pod gone first: 1 + 1/10 moves, and in the end one pod is empty and the others hold 10/9 of the mean. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {ONE_SHORT, IN_PLACE})
    void leastConnInPlaceLeavesOnePodEmpty(String pods) {
        // 9000 clients: a tenth of them divides among nine pods, and so does every later loss.
        Trials trials = rollout("least-conn", pods, 9000).run(2);
        assertEquals(1.1, trials.mean("moves"), 1e-12);
        assertEquals(0, trials.summary("least left").max());
        assertEquals(10.0 / 9, trials.summary("max/mean").max(), 1e-12);
        assertEquals(10.0 / 9, trials.summary("max/mean").min(), 1e-12);
    }

    /** Rendezvous with new identities and surge: 3/2 - 1/11 moves; with stable ones in place 3/2, and never more than two. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {SURGE + " | 1.40909091", IN_PLACE + " | 1.5"})
    void rendezvousMovesHalfOfTheClientsTwice(String pods, double moves) {
        Trials trials = rollout("rendezvous", pods, 1000).run(60);
        Close.assertMean(moves, trials, "moves");
        if (pods.equals(IN_PLACE)) {
            assertEquals(2, trials.summary("most").max());
        }
    }

    /** In batches of a half with surge: (1 + 1/2)^2 - 1 moves. */
    @Test
    void batchesOfAHalfMoveOneAndAQuarterTimes() {
        String pods = "deployment: {replicas: 10, strategy: {rollingUpdate: {maxSurge: 5, maxUnavailable: 0}}}";
        Close.assertMean(1.25, rollout("random", pods, 1000).run(100), "moves");
    }
}
