package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.theory.MaxAge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A maximum age of connections: what it costs, how soon new pods fill, and the waves after a restart. */
class MaxAgeTest {
    /**
     * Sessions are exponential of mean m, connections are closed at exactly the age a m: a session has e^-a / (1 - e^-a)
     * reconnects on average, so many as there are whole ages in it.
     */
    @ParameterizedTest
    @CsvSource({"100, 9.5083", "500, 1.5415", "1000, .58198", "2000, .15652", "3000, .05240"})
    void theCostIsAGeometricSum(int ageSeconds, double reconnects) {
        Trials trials = Trials.of(Fill.in("""
                        duration: 20000s
                        clients:
                          settle: 8
                          arrivals: [{poisson: 1/s}]
                          lifetime: {exponential: 1000s}
                          reconnect: immediate
                        connectionAge: {max: AGEs, jitter: 0%, grace: 0s}
                        deployment: {replicas: 4}
                        balancer: random
                        """, "AGE", ageSeconds))
                // 20,000 sessions arrive in the run on average.
                .measure(
                        "reconnects", run -> Loads.metric(StormMetrics.ATTEMPTS).applyAsDouble(run) / 20_000)
                .run(30);
        assertEquals(reconnects, MaxAge.reconnectsPerSession(1000, ageSeconds), 1e-4 * reconnects + 5e-6);
        Close.assertMean(MaxAge.reconnectsPerSession(1000, ageSeconds), trials, "reconnects");
    }

    /**
     * Endless sessions of age 600 s, varied by 10 %: 1 - Ge(t) is 1 - t/600 s up to 540 s, then (660 s - t)^2 / (4 * 600 s *
     * 60 s), and nothing after 660 s. Of 4000 clients an old pod of eight holds 400 + 100 (1 - Ge), a new one of two 400 Ge.
     */
    @ParameterizedTest
    @CsvSource({
        "100, 483.3333, 66.6667",
        "300, 450, 200",
        "540, 410, 360",
        "600, 402.5, 390",
        "650, 400.0694, 399.7222",
        "700, 400, 400"
    })
    void newPodsFillByTheLawOfTheSegments(int seconds, double oldPod, double newPod) {
        Trials trials = MaxAgeOracles.trials(8, 2, 4000, 600, 0.1, seconds).run(60);
        Close.assertMean(oldPod, trials, "old");
        Close.assertMean(newPod, trials, "new");
    }

    /**
     * All 10,000 connections begin at one instant and end at ages uniform over 1620 to 1980 s: the first wave has 10000 / 360
     * s in every second of it. What falls into 300 s of them is binomial.
     */
    @Test
    void theFirstWaveAfterARestartIsUniform() {
        Trials trials = Trials.of("""
                        duration: 35m
                        clients: {open: 10k, lifetime: never, start: even, reconnect: immediate}
                        connectionAge: {max: 30m, jitter: 10%, grace: 0s}
                        deployment: {replicas: 1}
                        balancer: random
                        events: [{crash: {at: 0s, pods: 1}}]
                        """)
                .measure("before", run -> attempts(run, 0, 1600))
                .measure("first half", run -> attempts(run, 1600, 1800))
                .measure("middle", run -> attempts(run, 1640, 1940))
                .measure("all", run -> attempts(run, 0, 2000))
                .run(30);
        assertEquals(0, trials.mean("before"));
        assertEquals(10_000, trials.mean("all"), 1e-6);
        Close.assertMean(10_000 * 180 / 360.0, trials, "first half");
        Close.assertMean(MaxAge.wavePeak(10_000, 1800, 0.1, 1) * 300, trials, "middle");
    }

    /** Reconnect attempts after one instant and up to another, without those of the crash itself. */
    private static double attempts(RunResult run, int from, int to) {
        double[] perSecond = Loads.column(run, SeriesColumn.RECONNECT_ATTEMPTS);
        long[] times = run.series().timesNanos();
        double sum = 0;
        for (int sample = Loads.sampleAt(run, from) + 1; sample <= Loads.sampleAt(run, to); sample++) {
            sum += perSecond[sample] * (times[sample] - times[sample - 1]) / 1e9;
        }
        return sum;
    }
}
