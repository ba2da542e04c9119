package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.Made;
import io.steelyard.report.RunBuilder;
import io.steelyard.report.data.Summaries;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.sim.Comparison;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed forms of storms and of maximum ages stand in a report where their assumptions hold, and nowhere else. */
class StormTheoriesTest {
    private static final String OUTAGE = """
            name: made
            description: ''
            duration: 10m
            replications: 2
            clients:
              open: 4k
              lifetime: never
              start: even
              reconnect: {exponential: {base: 1s, factor: 2, cap: 30s, jitter: full}}
            deployment: {replicas: 4}
            workload: {startup: {deterministic: 60s}}
            balancers: [random]
            events: [{crash: {at: 1m, pods: 4}}]
            """;

    private static List<Theory> theories(String yaml, Consumer<RunBuilder> maker) {
        Comparison comparison = Made.single(yaml, maker);
        return Theories.of(comparison, Summaries.of(comparison, "1a2b3c4d", "sim", List.of()));
    }

    private static List<String> metrics(String yaml, Consumer<RunBuilder> maker) {
        return theories(yaml, maker).stream().map(Theory::metric).toList();
    }

    private static void outage(RunBuilder run, double failures, double back) {
        run.block("run", 0, 600).with(StormMetrics.LOST, 4_000);
        run.block("crash at 1m", 60, 600)
                .with(StormMetrics.LOST, 4_000)
                .with(StormMetrics.LOST_BY_CRASH, 4_000)
                .with(StormMetrics.ATTEMPTS, 4_000 + failures)
                .with(StormMetrics.FAILURES, failures)
                .with(StormMetrics.WITHOUT_ENDPOINT, 30_000)
                .with(StormMetrics.REFUSED, 500)
                .with(StormMetrics.AMPLIFICATION, 8.6)
                .with(StormMetrics.TIME_TO_100, 90)
                .with(RebalancingMetrics.MOVES, back);
    }

    /** An outage of 60 s with waits of 1 s doubling to 30 s, fully jittered: 7.6296 failed attempts a client. */
    @Test
    void theAttemptsOfAnOutageOfAllPodsAreKnown() {
        Theory theory = theories(OUTAGE, run -> outage(run, 30_500, 4_000)).get(0);
        assertEquals("storm.amplification", theory.metric());
        assertEquals(8.6296, theory.predicted(), 0.005 * 8.6);
        assertEquals(8.6, theory.simulated());
        assertEquals("crash at 1m", theory.block());
        assertEquals(List.of("storm.amplification"), metrics(OUTAGE, run -> outage(run, 30_500, 4_000)));
        // Some failed of another cause; some are not back.
        assertEquals(List.of(), metrics(OUTAGE, run -> outage(run, 30_501, 4_000)));
        assertEquals(List.of(), metrics(OUTAGE, run -> outage(run, 30_500, 3_999)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pods: 4 | pods: 3",
                "factor: 2 | factor: 3",
                "jitter: full | jitter: full, attempts: 20",
                "jitter: full | jitter: proportional",
                "jitter: full | jitter: full, exponentStart: 1",
                "jitter: full | jitter: full, capped: afterJitter",
                "{deterministic: 60s} | {exponential: {mean: 60s}}",
                "startup: | warmUp: {deterministic: 1s}, startup:",
                "startup: | connectionLimit: 2k, startup:",
                "startup: | downstream: {rate: 100/s}, startup:",
                "balancers | admission: {rate: 100/s}\nbalancers",
                "start: even | start: even\n  handshake: {requests: 2}",
                "balancers | endpoints: istiod\nbalancers"
            })
    void aBrokenAssumptionTakesTheOutageAway(String change) {
        int bar = change.indexOf(" | ");
        String yaml = OUTAGE.replace(change.substring(0, bar), change.substring(bar + 3));
        assertEquals(List.of(), metrics(yaml, run -> outage(run, 30_500, 4_000)));
    }

    @Test
    void whatPodsAcceptBoundsTheTimeToRecover() {
        String yaml = OUTAGE.replace("startup:", "accept: {rate: 20/s}, startup:");
        Theory theory = theories(yaml, run -> outage(run, 30_500, 4_000)).get(0);
        assertEquals("storm.timeTo100", theory.metric());
        assertEquals(4_000 / (4 * 20.0), theory.predicted());
        assertEquals(90, theory.simulated());
        String polling = yaml.replace("start: even", "start: even\n  handshake: {requests: 4}");
        assertEquals(
                4 * 50,
                theories(polling, run -> outage(run, 30_500, 4_000)).get(0).predicted());
        assertEquals(List.of(), metrics(yaml, run -> {
            outage(run, 30_500, 4_000);
            run.with(StormMetrics.LOST_BY_CRASH, 3_999);
        }));
    }

    @Test
    void aWaveOfAnyUniformFirstWaitHasAPeak() {
        String crash = OUTAGE.replace("pods: 4", "pods: 1");
        Consumer<RunBuilder> accepted = run -> {
            outage(run, 0, 1_000);
            run.with(StormMetrics.LOST, 1_000)
                    .with(StormMetrics.LOST_BY_CRASH, 1_000)
                    .with(StormMetrics.ATTEMPTS, 1_000)
                    .with(StormMetrics.PEAK_ATTEMPTS, 116);
        };
        String policy = "{exponential: {base: 1s, factor: 2, cap: 30s, jitter: full}}";
        // The largest of 10 cells of 1,000 has the mean 115.6636.
        for (String other : List.of(
                "{fixed: {delay: 3s, spread: 10s}}",
                "{listed: {delays: [10s, 20s], jitter: 50%}}",
                "{exponential: {base: 5s, cap: 30s, jitter: decorrelated}}")) {
            Theory theory = theories(crash.replace(policy, other), accepted).get(0);
            assertEquals("storm.peakAttempts", theory.metric(), other);
            assertEquals(115.6636, theory.predicted(), 0.01, other);
        }
        for (String other : List.of(
                "{fixed: {delay: 3s, spread: 10500ms}}",
                "{fixed: {delay: 3500ms, spread: 10s}}",
                "{fixed: 3s}",
                "{exponential: {base: 5s, cap: 14s, jitter: decorrelated}}")) {
            assertEquals(List.of(), metrics(crash.replace(policy, other), accepted), other);
        }
    }

    private static final String AGE = """
            name: made
            description: ''
            duration: 3h
            replications: 2
            clients:
              arrivals: [{poisson: {rate: 1/s}}]
              lifetime: {exponential: {mean: 30m}}
              reconnect: immediate
            deployment: {replicas: 4}
            connectionAge: {max: 15m, jitter: 0%, grace: 0s}
            balancers: [random]
            """;

    private static void aged(RunBuilder run, double byAge) {
        run.block("run", 0, 10_800)
                .with(StormMetrics.LOST, 16_000)
                .with(StormMetrics.LOST_BY_AGE, byAge)
                .with(StormMetrics.FAILURES, 0)
                .with(AttemptMetrics.MADE, 30_000)
                .with(ClientMetrics.RECONNECTS_PER_CLIENT_DAY, 74.1);
    }

    @Test
    void aMaximumAgeHasItsPrice() {
        Theory theory = theories(AGE, run -> aged(run, 16_000)).get(0);
        assertEquals("client.reconnectsPerClientDay", theory.metric());
        // Half a mean session: 1.5415 reconnects a session, 48 sessions a day.
        assertEquals(1.5415 * 48, theory.predicted(), 0.01);
        assertEquals(74.1, theory.simulated());
        String endless = AGE.replace("arrivals: [{poisson: {rate: 1/s}}]", "open: 1800")
                .replace("{exponential: {mean: 30m}}", "never");
        assertEquals(96, theories(endless, run -> aged(run, 16_000)).get(0).predicted(), 1e-9);
        String above = endless.replace("jitter: 0%", "jitter: 20%, jitterSide: above");
        assertEquals(96 / 1.1, theories(above, run -> aged(run, 16_000)).get(0).predicted(), 1e-6);
        String below = endless.replace("jitter: 0%", "jitter: 20%, jitterSide: below");
        assertEquals(96 / 0.9, theories(below, run -> aged(run, 16_000)).get(0).predicted(), 1e-6);
        assertEquals(List.of(), metrics(AGE, run -> aged(run, 15_999)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jitter: 0% | jitter: 10%",
                "grace: 0s | grace: 1s",
                "reconnect: immediate | reconnect: {fixed: 1s}",
                "reconnect: immediate | start: empty\n  reconnect: immediate",
                "{exponential: {mean: 30m}} | {deterministic: 30m}",
                "{exponential: {mean: 30m}} | {exponential: {mean: 30m}, of: connection}",
                "balancers | workload: {reconnectHint: 5s}\nbalancers"
            })
    void aBrokenAssumptionTakesThePriceAway(String change) {
        int bar = change.indexOf(" | ");
        String yaml = AGE.replace(change.substring(0, bar), change.substring(bar + 3));
        assertEquals(List.of(), metrics(yaml, run -> aged(run, 16_000)));
    }

    private static final String AGED_SCALE_OUT = """
            name: made
            description: ''
            duration: 40m
            replications: 2
            clients: {open: 20k, lifetime: never, start: even, reconnect: immediate}
            deployment: {replicas: 10}
            workload: {startup: {deterministic: 20s}}
            connectionAge: {max: 10m, jitter: 0%, grace: 0s}
            balancers: [least-request]
            events: [{scale: {at: 5m, replicas: 20}}]
            """;

    private static void agedScaleOut(RunBuilder run, double byAge) {
        run.block("run", 0, 2400);
        run.block("scale at 5m", 300, 2400)
                .with(StormMetrics.LOST, 70_000)
                .with(StormMetrics.LOST_BY_AGE, byAge)
                .with(StormMetrics.FAILURES, 0)
                .with(BalanceMetrics.NOISE_FLOOR, 1.06)
                .with(BalanceMetrics.TIME_TO_BALANCE, 387);
        run.pods("a").sample(0, 10, 0, 0, 20_000).sample(1000, 20, 0, 0, 20_000);
    }

    /**
     * Segments of exactly 10 min: 1 - Ge(t) = 1 - t / 600 s. With two choices of 20 pods, 10 of them new, a quarter of the
     * segments begins on an old one: max/mean = 2 (1 - t / 600) + 2 (1/4) t / 600 is 1.09 at t = 364 s, and the new pods come
     * after 20 s.
     */
    @Test
    void aMaximumAgeBalancesAScaleOut() {
        Theory theory =
                theories(AGED_SCALE_OUT, run -> agedScaleOut(run, 70_000)).get(0);
        assertEquals("balance.timeToBalance", theory.metric());
        assertEquals(600 * 0.91 / 1.5 + 20, theory.predicted(), 1e-5);
        assertEquals(387, theory.simulated());
        assertEquals(List.of(), metrics(AGED_SCALE_OUT, run -> agedScaleOut(run, 69_999)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grace: 0s | grace: 30s",
                "jitter: 0% | jitter: 10%, jitterSide: above",
                "reconnect: immediate | reconnect: {fixed: 1s}",
                "lifetime: never | lifetime: {exponential: {mean: 30m}}",
                "startup: | reconnectHint: 5s, startup:",
                "[least-request] | [rendezvous]",
                "[least-request] | [round-robin]"
            })
    void aBrokenAssumptionTakesTheTimeToBalanceByAgeAway(String change) {
        int bar = change.indexOf(" | ");
        String yaml = AGED_SCALE_OUT.replace(change.substring(0, bar), change.substring(bar + 3));
        assertEquals(List.of(), metrics(yaml, run -> agedScaleOut(run, 70_000)));
    }

    private static final String LIMITED = """
            name: made
            description: ''
            duration: 100h
            replications: 2
            clients:
              arrivals: [{poisson: 80/h}]
              lifetime: {exponential: 1h}
              reconnect: {fixed: 9000d}
            deployment: {replicas: 10}
            workload: {connectionLimit: 10}
            balancers: [random]
            """;

    private static void limited(RunBuilder run, double made) {
        run.block("run", 0, 360_000)
                .with(AttemptMetrics.MADE, made)
                .with(ClientMetrics.ARRIVALS, 8_000)
                .with(AttemptMetrics.REFUSED_FULL, 970)
                .with(ClientMetrics.FIRST_FAILURES, 970)
                .with(StormMetrics.LOST, 0);
        for (int seconds = 0; seconds <= 360_000; seconds += 3_600) {
            run.sample(seconds, 10, 0, 0, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);
        }
    }

    /** B(10, 8) = .121661064 of 8,000 arrivals. */
    @Test
    void whatFullPodsRefuseIsErlangsFormulaWhereNobodyComesBack() {
        Theory theory = theories(LIMITED, run -> limited(run, 8_000)).get(0);
        assertEquals("attempts.refusedFull", theory.metric());
        assertEquals(8_000 * .121661064, theory.predicted(), 0.01);
        assertEquals(970, theory.simulated());
        assertEquals(List.of(), metrics(LIMITED, run -> limited(run, 8_001)));
        assertEquals(List.of(), metrics(LIMITED.replace("[random]", "[least-request]"), run -> limited(run, 8_000)));
    }
}
