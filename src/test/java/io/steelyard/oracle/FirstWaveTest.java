package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All connections are lost in one instant: the first wave of attempts, and the return after an outage. */
class FirstWaveTest {
    private static final String CRASH = """
            duration: DURATIONs
            clients:
              open: CLIENTS
              lifetime: never
              start: even
              reconnect: {exponential: {base: BASEs, cap: CAPs, JITTER}}
            deployment: {replicas: 1}
            workload: {startup: {deterministic: OUTAGEs}}
            balancer: random
            events: [{crash: {at: 0s, pods: 1}}]
            """;

    private static Trials crash(int clients, int base, int cap, String jitter, int outage, int duration) {
        return Trials.of(Fill.in(
                CRASH,
                "CLIENTS",
                clients,
                "BASE",
                base,
                "CAP",
                cap,
                "JITTER",
                jitter,
                "OUTAGE",
                outage,
                "DURATION",
                duration));
    }

    /**
     * Attempts are uniform over a span of whole seconds, so the fullest second is the largest cell of a multinomial: 1000
     * clients in 10, 5 and 20 cells. The exact means and standard deviations come from its distribution function.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jitter: full | 0 | 10 | 115.66358 | 5.17039",
                "jitter: equal | 5 | 10 | 216.57684 | 7.18032",
                "jitter: decorrelated | 10 | 30 | 63.64542 | 3.64371",
                "'jitter: proportional, proportion: 50%' | 5 | 15 | 115.66358 | 5.17039"
            })
    void thePeakIsTheFullestCellOfAMultinomial(String jitter, int from, int to, double peak, double deviation) {
        int runs = 600;
        Trials trials = crash(1000, 10, 60, jitter, 0, 40)
                .measure("peak", Loads.metric(StormMetrics.PEAK_ATTEMPTS))
                .measure("attempts", Loads.metric(StormMetrics.ATTEMPTS))
                .measure("in span", run -> attempts(run, from, to));
        for (int second = from; second < to; second++) {
            int start = second;
            trials.measure("second " + second, run -> attempts(run, start, start + 1));
        }
        trials.run(runs);
        for (int second = from; second < to; second++) {
            Close.assertMean(1000.0 / (to - from), trials, "second " + second);
        }
        assertEquals(1000, trials.mean("in span"));
        assertEquals(1000, trials.mean("attempts"));
        assertEquals(peak, trials.mean("peak"), Close.Z * deviation / Math.sqrt(runs));
    }

    /** Reconnect attempts after one instant and up to another; samples stand a tenth of a second apart. */
    private static double attempts(RunResult run, int fromSecond, int toSecond) {
        double sum = 0;
        double[] perSecond = Loads.column(run, SeriesColumn.RECONNECT_ATTEMPTS);
        for (int sample = 10 * fromSecond + 1; sample <= 10 * toSecond; sample++) {
            sum += perSecond[sample] / 10;
        }
        return sum;
    }

    /** Without jitter, and without a wait, all come in one instant. */
    @Test
    void withoutJitterAllComeAtOnce() {
        Trials none = crash(1000, 10, 60, "jitter: none", 0, 40)
                .measure("peak", Loads.metric(StormMetrics.PEAK_ATTEMPTS_100_MS))
                .measure("at 10 s", run -> attempts(run, 9, 10))
                .run(2);
        assertEquals(10_000, none.mean("peak"));
        assertEquals(1000, none.mean("at 10 s"));
        Trials immediate = Trials.of(Fill.in(CRASH, "CLIENTS", 1000, "OUTAGE", 0, "DURATION", 40)
                        .replaceAll("reconnect: .*", "reconnect: immediate"))
                .measure("peak", Loads.metric(StormMetrics.PEAK_ATTEMPTS_100_MS))
                .measure("availability", Loads.metric(ClientMetrics.AVAILABILITY))
                .run(2);
        assertEquals(10_000, immediate.mean("peak"));
        assertEquals(1, immediate.mean("availability"));
    }

    /**
     * No pod for D seconds, base 1 s, cap 30 s: failed attempts per client and mean time from the end of the outage to the
     * return, from the renewal equations and, for no jitter, by counting: attempts at 1, 3, 7, 15, 31 and 61 s.
     */
    @ParameterizedTest
    @CsvSource({
        "none, 30, 60, 5, 1.0",
        "none, 8, 20, 4, 3.0",
        "full, 30, 60, 7.629, 9.9337",
        "equal, 30, 60, 6.1169, 10.887",
        "decorrelated, 30, 60, 7.5503, 11.828",
        "full, 8, 20, 6.7926, 2.6715"
    })
    void anOutageEndsAsTheRenewalEquationsSay(String jitter, int cap, int outage, double failed, double lag) {
        int duration = outage + 2 * cap;
        Trials trials = crash(2000, 1, cap, "jitter: " + jitter, outage, duration)
                .measure("failed", run -> Loads.metric(StormMetrics.FAILURES).applyAsDouble(run) / 2000)
                .measure(
                        "lag",
                        run -> (1 - Loads.metric(ClientMetrics.AVAILABILITY).applyAsDouble(run)) * duration - outage)
                .run(40);
        // The references are given to four digits, and come from 400,000 simulated clients or a grid.
        Close.assertMean(
                failed, trials, "failed", Close.Z * trials.summary("failed").standardError() + 0.002 * failed);
        Close.assertMean(lag, trials, "lag", Close.Z * trials.summary("lag").standardError() + 0.002 * lag);
    }
}
