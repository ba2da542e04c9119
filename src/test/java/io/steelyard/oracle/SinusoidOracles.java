package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * The oracles on the number of open connections that follows a sinusoidal arrival rate: mean, amplitude and lag of the
 * sine that fits the samples best.
 */
public final class SinusoidOracles implements OracleAdapter {
    private static final double CLIENTS_A_RUN = 100_000;
    private static final int MOST_PERIODS = 20;
    private static final int MOST_RUNS = 400;
    private static final String SCENARIO = """
            duration: SECONDSs
            clients:
              settle: 10
              arrivals: [{diurnal: {mean: RATE/s, amplitude: PERCENT%, period: PERIODs}}]
              lifetime: LAW
            deployment: {replicas: 1}
            balancer: random
            """;

    @Override
    public boolean understands(OracleCase oracle) {
        JsonNode params = oracle.params();
        return oracle.metric().equals("amplitude of m(t); lag s; mean")
                && oracle.hasParams("lambda_mean", "rel_amplitude", "period_s", "lifetime")
                && Form.isPositive(params, "lambda_mean", "rel_amplitude")
                && Form.isCount(params, "period_s")
                && params.get("period_s").asLong() % 3600 == 0
                && Form.law(params.get("lifetime")).isPresent()
                && oracle.expectsOnly(Set.of("mean", "amplitude", "gain", "lag_s"))
                && oracle.expected().size() == 4
                && oracle.tolerance().path("type").asText().equals("rel")
                && Form.isPositive(oracle.tolerance(), "value");
    }

    @Override
    public void check(OracleCase oracle) {
        JsonNode params = oracle.params();
        JsonNode expected = oracle.expected();
        long period = params.get("period_s").longValue();
        double omega = 2 * Math.PI / period;
        double relative = oracle.tolerance().get("value").doubleValue();
        double amplitude = expected.get("amplitude").doubleValue();
        // The lag is the angle between sine and cosine part: its error is that of a part over the amplitude.
        double part = relative * amplitude * Math.min(1, expected.get("lag_s").doubleValue() * omega);
        Trials trials = Trials.of(scenario(params))
                .measure("mean", run -> average(run, t -> 1))
                .measure("sine", run -> 2 * average(run, t -> StrictMath.sin(omega * t)))
                .measure("cosine", run -> 2 * average(run, t -> StrictMath.cos(omega * t)))
                .runUntil(Map.of("sine", part / Form.MARGIN, "cosine", part / Form.MARGIN), MOST_RUNS);
        double sine = trials.mean("sine");
        double cosine = trials.mean("cosine");
        double fitted = Math.sqrt(sine * sine + cosine * cosine);
        double swing = trials.mean("mean") * params.get("rel_amplitude").doubleValue();
        assertClose(expected, "mean", trials.mean("mean"), relative);
        assertClose(expected, "amplitude", fitted, relative);
        assertClose(expected, "gain", fitted / swing, relative);
        assertClose(expected, "lag_s", StrictMath.atan2(-cosine, sine) / omega, relative);
    }

    private static void assertClose(JsonNode expected, String name, double measured, double relative) {
        double value = expected.get(name).doubleValue();
        assertEquals(value, measured, relative * value, name);
    }

    private static String scenario(JsonNode params) {
        double clientsInPeriod =
                params.get("lambda_mean").doubleValue() * params.get("period_s").longValue();
        long periods = Math.round(Math.max(1, Math.min(MOST_PERIODS, CLIENTS_A_RUN / clientsInPeriod)));
        return Fill.in(
                SCENARIO,
                "SECONDS",
                periods * params.get("period_s").longValue(),
                "RATE",
                params.get("lambda_mean").doubleValue(),
                "PERCENT",
                100 * params.get("rel_amplitude").doubleValue(),
                "PERIOD",
                params.get("period_s").longValue(),
                "LAW",
                Form.law(params.get("lifetime")).orElseThrow());
    }

    /** The mean of the connections times a function of time, over the samples of whole periods. */
    private static double average(RunResult run, DoubleUnaryOperator weight) {
        double[] connections = Loads.column(run, SeriesColumn.CONNECTIONS);
        long[] times = run.series().timesNanos();
        double sum = 0;
        // The last sample is the first of another period.
        for (int sample = 0; sample < times.length - 1; sample++) {
            sum += connections[sample] * weight.applyAsDouble(times[sample] / 1e9);
        }
        return sum / (times.length - 1);
    }
}
