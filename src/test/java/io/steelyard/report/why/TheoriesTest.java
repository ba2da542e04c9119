package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.Made;
import io.steelyard.report.RunBuilder;
import io.steelyard.report.data.Summaries;
import io.steelyard.report.data.Summary;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.sim.Comparison;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed forms stand in a report where their assumptions hold, and nowhere else. */
class TheoriesTest {
    private static final String SCALE_OUT = """
            name: made
            description: ''
            duration: 3h
            replications: 2
            clients:
              arrivals: [{poisson: {rate: 10/s}}]
              lifetime: {exponential: {mean: 30m}}
              start: settled
            deployment: {replicas: 10}
            workload: {startup: {deterministic: 20s}}
            balancers: [least-conn]
            events: [{scale: {at: 10m, replicas: 20}}]
            """;
    private static final String ROLLOUT = """
            name: made
            description: ''
            duration: 10m
            replications: 2
            clients: {open: 72, lifetime: never, start: even, reconnect: immediate}
            statefulSet: {replicas: 3}
            workload: {startup: {deterministic: 30s}}
            balancers: [random]
            events: [{rollout: {at: 1m}}]
            """;
    private static final String CRASH = """
            name: made
            description: ''
            duration: 10m
            replications: 2
            clients:
              open: 40k
              lifetime: never
              start: even
              reconnect: {exponential: {base: 30s, factor: 2, cap: 2m, jitter: full}}
            deployment: {replicas: 20}
            balancers: [least-conn]
            events: [{crash: {at: 1m, pods: 5}}]
            """;

    private static List<Theory> theories(String yaml, Consumer<RunBuilder> maker) {
        Comparison comparison = Made.single(yaml, maker);
        Summary summary = Summaries.of(comparison, "1a2b3c4d", "sim", List.of());
        return Theories.of(comparison, summary);
    }

    private static List<String> metrics(String yaml, Consumer<RunBuilder> maker) {
        return theories(yaml, maker).stream().map(Theory::metric).toList();
    }

    private static void scaledOut(RunBuilder run) {
        run.block("run", 0, 10_800)
                .with(StormMetrics.LOST, 0)
                .with(ClientMetrics.FIRST_FAILURES, 0)
                .with(ClientMetrics.CONNECTIONS, 18_020);
        run.block("scale at 10m", 600, 10_800)
                .with(StormMetrics.LOST, 0)
                .with(BalanceMetrics.NOISE_FLOOR, 1.06)
                .with(BalanceMetrics.TIME_TO_BALANCE, 1140);
        run.pods("a").sample(0, 10, 0, 0, 18_000).sample(1000, 20, 0, 0, 18_000);
    }

    @Test
    void aScaleOutOfASettledFleetHasATimeToBalance() {
        List<Theory> theories = theories(SCALE_OUT, TheoriesTest::scaledOut);
        assertEquals(
                List.of("clients.connections", "balance.timeToBalance"), metrics(SCALE_OUT, TheoriesTest::scaledOut));
        assertEquals(18_000, theories.get(0).predicted(), 1e-6);
        assertEquals(18_020, theories.get(0).simulated());
        // Balance is max/mean <= 1.09. The older pods keep a binomial half of 1,800 each, with a deviation of sqrt(450)
        // on
        // 900; the largest of ten is 1.54 deviations above the mean, 3.6 %. So they hold 1.09 / 1.036 of the mean load,
        // and
        // together 0.526 of the first population: 1157 s after the new pods came, with one per cent for the roughness
        // of
        // this. They came 20 s after the event, too soon for the fleet to be called balanced before; after 90 s it is.
        assertEquals(1157 + 20, theories.get(1).predicted(), 12);
        Theory late = theories(SCALE_OUT.replace("20s", "90s"), TheoriesTest::scaledOut)
                .get(1);
        assertEquals(20, theories.get(1).predicted() - late.predicted(), 1e-5);
        assertEquals("scale at 10m", theories.get(1).block());
        assertEquals(1140, theories.get(1).simulated());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start: settled | start: empty",
                "start: settled | start: settled\n  open: 17000",
                "{rate: 10/s}} | {rate: 10/s}}, {burst: {at: 1h, clients: 10, over: 1m}}",
                "replicas: 20 | replicas: 5",
                "{deterministic: 20s} | {exponential: {mean: 20s}}",
                "[least-conn] | [maglev]",
                "balancers | endpoints: istiod\nbalancers",
                "events: [ | events: [{crash: {at: 5m}}, ",
                "balancers | metrics: {open: {is: openConnections}}\nautoscaler: {maxReplicas: 20, metrics: [{type: Pods,"
                        + " pods: {metric: {name: open}, target: {type: AverageValue, averageValue: \"900\"}}}]}\nbalancers",
                "duration: 3h | duration: 20m"
            })
    void aBrokenAssumptionTakesTheTimeToBalanceAway(String change) {
        int bar = change.indexOf(" | ");
        String yaml = SCALE_OUT.replace(change.substring(0, bar), change.substring(bar + 3));
        double end = yaml.contains("20m") ? 1200 : 10_800;
        List<String> metrics = metrics(yaml, run -> {
            run.block("run", 0, end);
            boolean crash = yaml.contains("crash");
            boolean burst = yaml.contains("burst");
            if (crash) {
                run.block("crash at 5m", 300, 600);
            }
            run.block("scale at 10m", 600, burst ? 3600 : end)
                    .with(StormMetrics.LOST, 0)
                    .with(BalanceMetrics.NOISE_FLOOR, 1.06)
                    .with(BalanceMetrics.TIME_TO_BALANCE, 1140);
            if (burst) {
                run.block("burst at 1h", 3600, end);
            }
            run.pods("a").sample(0, 10, 0, 0, 18_000).sample(1000, 20, 0, 0, 18_000);
        });
        assertEquals(false, metrics.contains("balance.timeToBalance"), change);
    }

    @Test
    void lossesTakeTheClosedFormsOfCalmAway() {
        assertEquals(List.of("clients.connections"), metrics(SCALE_OUT, run -> {
            scaledOut(run);
            run.with(StormMetrics.LOST, 1);
        }));
        assertEquals(
                List.of(),
                metrics(
                        SCALE_OUT,
                        run -> run.block("run", 0, 10_800)
                                .with(StormMetrics.LOST, 1)
                                .pods("a")
                                .sample(0, 10, 0, 0, 18_000)));
    }

    private static void replaced(RunBuilder run, double downtime, double departures) {
        run.block("run", 0, 600).with(StormMetrics.LOST, 114);
        run.block("rollout at 1m", 60, 600)
                .with(StormMetrics.LOST, 114)
                .with(StormMetrics.LOST_BY_ROLLOUT, 114)
                .with(ClientMetrics.ARRIVALS, 0)
                .with(ClientMetrics.DEPARTURES, departures)
                .with(ClientMetrics.CONNECTIONS_MAX, 72)
                .with(ClientMetrics.DOWNTIME_MAX, downtime)
                .with(RebalancingMetrics.FORCED, 72)
                .with(RebalancingMetrics.HOPS_MEAN, 1.58);
        run.pods("a").sample(0, 3, 0, 0, 72);
    }

    @Test
    void aRestartOneByOneHasMovesPerClient() {
        Theory theory = theories(ROLLOUT, run -> replaced(run, 0, 0)).get(0);
        // ((n-1)/n) ((1 + 1/(n-1))^n - 1) for three pods: 2/3 (1.5^3 - 1).
        assertEquals(1.58333333, theory.predicted(), 1e-8);
        assertEquals(1.58, theory.simulated());
        assertEquals("rebalancing.hopsMean", theory.metric());
    }

    @Test
    void movesAreNotForetoldWhereClientsAreSlowOrLeaveOrPodsGoTogether() {
        assertEquals(List.of(), metrics(ROLLOUT, run -> replaced(run, 31, 0)));
        assertEquals(List.of(), metrics(ROLLOUT, run -> replaced(run, 0, 1)));
        String together = ROLLOUT.replace("statefulSet: {replicas: 3}", "deployment: {replicas: 3}");
        assertEquals(List.of(), metrics(together, run -> replaced(run, 0, 0)));
        String byTwo = ROLLOUT.replace(
                "statefulSet: {replicas: 3}",
                "deployment: {replicas: 3, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 1}}}");
        assertEquals(List.of(), metrics(byTwo, run -> replaced(run, 0, 0)));
        String surge = ROLLOUT.replace(
                "statefulSet: {replicas: 3}",
                "deployment: {replicas: 3, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}}");
        // (1 + 1/3)^3 - 1.
        assertEquals(
                1.37037037, theories(surge, run -> replaced(run, 0, 0)).get(0).predicted(), 1e-8);
        assertEquals(List.of(), metrics(ROLLOUT.replace("start: even", "start: settled"), run -> replaced(run, 0, 0)));
        assertEquals(
                List.of(),
                metrics(ROLLOUT.replace("startup: ", "drain: {over: 5s}, startup: "), run -> replaced(run, 0, 0)));
        assertEquals(
                List.of(),
                metrics(ROLLOUT.replace("balancers", "endpoints: istiod\nbalancers"), run -> replaced(run, 0, 0)));
    }

    private static void crashed(RunBuilder run, double attempts, double byCrash) {
        run.block("run", 0, 600).with(StormMetrics.LOST, 10_000);
        run.block("crash at 1m", 60, 600)
                .with(StormMetrics.LOST, 10_000)
                .with(StormMetrics.LOST_BY_CRASH, byCrash)
                .with(StormMetrics.ATTEMPTS, attempts)
                .with(StormMetrics.FAILURES, 0)
                .with(StormMetrics.PEAK_ATTEMPTS, 371);
        run.pods("a").sample(0, 20, 0, 0, 40_000);
    }

    @Test
    void aFirstWaveOverWholeSecondsHasAPeak() {
        Theory theory = theories(CRASH, run -> crashed(run, 10_000, 10_000)).get(0);
        // The largest of 30 cells of 10,000: mean 333.3, deviation 17.95, and the largest of 30 normal ones is 2.043
        // above.
        assertEquals(370.4, theory.predicted(), 1);
        assertEquals("storm.peakAttempts", theory.metric());
        assertEquals(List.of(), metrics(CRASH, run -> crashed(run, 10_001, 10_000)));
        assertEquals(List.of(), metrics(CRASH, run -> crashed(run, 10_000, 9_999)));
        assertEquals(List.of(), metrics(CRASH, run -> {
            crashed(run, 10_000, 10_000);
            run.with(PodMetrics.OUT_OF_MEMORY, 1);
        }));
        assertEquals(
                List.of(), metrics(CRASH.replace("base: 30s", "base: 1500ms"), run -> crashed(run, 10_000, 10_000)));
    }

    private static void steady(RunBuilder run, int serving) {
        run.block("run", 0, 10_800)
                .with(StormMetrics.LOST, 0)
                .with(ClientMetrics.FIRST_FAILURES, 0)
                .with(ClientMetrics.CONNECTIONS, 18_000)
                .with(BalanceMetrics.VARIANCE, 1620);
        run.pods("a").sample(0, 10, 0, 0, 18_000).sample(1000, serving, 0, 0, 18_000);
    }

    @Test
    void aFleetThatStaysHasAVariationAsRootMeanSquare() {
        String yaml = SCALE_OUT.replace("[least-conn]", "[random]").replaceAll("events: .*", "events: []");
        List<Theory> theories = theories(yaml, run -> steady(run, 10));
        assertEquals("imbalance.coefficientOfVariation", theories.get(1).metric());
        // Variance 1800 (1 - 1/10) on a mean of 1800; the made-up runs have it exactly.
        assertEquals(Math.sqrt(1620) / 1800, theories.get(1).predicted(), 1e-9);
        assertEquals(theories.get(1).predicted(), theories.get(1).simulated(), 1e-9);
        assertEquals(
                theories.get(1).predicted(),
                theories(yaml.replace("[random]", "[kube-proxy]"), run -> steady(run, 10))
                        .get(1)
                        .predicted());
        assertEquals(
                List.of("clients.connections"),
                metrics(yaml.replace("[random]", "[{kube-proxy: {mode: ipvs}}]"), run -> steady(run, 10)));
        assertEquals(List.of("clients.connections"), metrics(yaml, run -> steady(run, 11)));
        assertEquals(
                List.of("clients.connections"),
                metrics(yaml.replace("[random]", "[{least-request: {choiceCount: 3}}]"), run -> steady(run, 10)));
        assertEquals(
                List.of("clients.connections"),
                metrics(
                        yaml.replace("[random]", "[jump]")
                                .replace("clients:", "clients:\n  affinity: {zipf: {keys: 100, exponent: 1}}"),
                        run -> steady(run, 10)));
    }
}
