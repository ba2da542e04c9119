package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import java.util.Set;

/** The oracles on the first attempts after all connections are lost in one instant, all of which are accepted. */
public final class FirstWaveOracles implements OracleAdapter {
    private static final int RUNS_WITHOUT_PEAK = 100;
    private static final String SCENARIO = """
            duration: SECONDSs
            clients:
              open: CLIENTS
              lifetime: never
              start: even
              reconnect: {exponential: {base: BASEs, cap: LONGs, jitter: JITTER}}
            deployment: {replicas: 1}
            balancer: random
            events: [{crash: {at: 0s, pods: 1}}]
            """;

    @Override
    public boolean understands(OracleCase oracle) {
        return oracle.metric().equals("attempts in [0,1); E[max 1-s bin]")
                && oracle.hasParams("N", "base_s", "mode")
                && Form.isCount(oracle.params(), "N", "base_s")
                // Half the base is a whole number of bins, and three times the base is sampled every second or finer.
                && oracle.params().get("base_s").intValue() % 2 == 0
                && oracle.params().get("base_s").intValue() <= 90
                && oracle.params()
                        .get("mode")
                        .asText()
                        .equals("one disconnect at t=0; first delay only; server accepts all; 1 s fixed bins")
                && oracle.expectsOnly(
                        Set.of("full_per_s", "equal_per_s_on_b2_b", "decorr_per_s_on_b_3b", "emax_bin_full", "sdmax"))
                && oracle.expected().size() == 5
                && oracle.tolerance().path("type").asText().equals("abs")
                && Form.isPositive(oracle.tolerance(), "first_bin", "emax")
                && Form.isCount(oracle.run(), "replications");
    }

    @Override
    public void check(OracleCase oracle) {
        int base = oracle.params().get("base_s").intValue();
        JsonNode expected = oracle.expected();
        Trials full = crash(oracle, "full", base)
                .measure("first", run -> attempts(run, 0, 1))
                .measure("peak", Loads.metric(StormMetrics.PEAK_ATTEMPTS))
                .run(Form.reducedRuns(oracle));
        assertEquals(
                expected.get("full_per_s").doubleValue(),
                full.mean("first"),
                Form.tolerance(oracle.tolerance().get("first_bin").doubleValue(), full.summary("first")),
                "full_per_s");
        assertEquals(
                expected.get("emax_bin_full").doubleValue(),
                full.mean("peak"),
                Form.tolerance(oracle.tolerance().get("emax").doubleValue(), full.summary("peak")),
                "emax_bin_full");
        Form.assertDeviation("sdmax", expected.get("sdmax").doubleValue(), full.values("peak"));
        checkBins(oracle, "equal", expected.get("equal_per_s_on_b2_b").doubleValue(), base / 2, base);
        checkBins(oracle, "decorrelated", expected.get("decorr_per_s_on_b_3b").doubleValue(), base, 3 * base);
    }

    /** Every second of the span has the expected attempts, and none lies outside. */
    private static void checkBins(OracleCase oracle, String jitter, double perSecond, int from, int to) {
        Trials trials = crash(oracle, jitter, to).measure("span", run -> attempts(run, from, to));
        for (int second = from; second < to; second++) {
            int start = second;
            trials.measure("second " + second, run -> attempts(run, start, start + 1));
        }
        trials.run(RUNS_WITHOUT_PEAK);
        assertEquals(oracle.params().get("N").doubleValue(), trials.mean("span"), 1e-6, jitter);
        for (int second = from; second < to; second++) {
            Form.assertMean(jitter + ", second " + second, perSecond, trials.summary("second " + second));
        }
    }

    /** All come back before an instant. */
    private static Trials crash(OracleCase oracle, String jitter, int before) {
        int base = oracle.params().get("base_s").intValue();
        return Trials.of(Fill.in(
                SCENARIO,
                "SECONDS",
                before + 1,
                "CLIENTS",
                oracle.params().get("N").longValue(),
                "BASE",
                base,
                "LONG",
                10 * base,
                "JITTER",
                jitter));
    }

    /** Reconnect attempts after one instant and up to another. */
    private static double attempts(RunResult run, int fromSecond, int toSecond) {
        double[] perSecond = Loads.column(run, SeriesColumn.RECONNECT_ATTEMPTS);
        long[] times = run.series().timesNanos();
        double sum = 0;
        for (int sample = Loads.sampleAt(run, fromSecond) + 1; sample <= Loads.sampleAt(run, toSecond); sample++) {
            sum += perSecond[sample] * (times[sample] - times[sample - 1]) / 1e9;
        }
        return sum;
    }
}
