package io.steelyard.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.stats.Mser5;
import java.util.Set;

/** The oracles on the warm-up that MSER-5 deletes from a series which the case says how to generate. */
final class Mser5Oracles implements OracleAdapter {
    private static final String GENERATOR =
            "s=(1103515245 s+12345) mod 2^31 from seed; " + "x_i=10+amp*exp(-i/tau)+2(s/2^31-0.5), i=0..n-1";

    @Override
    public boolean understands(OracleCase oracle) {
        return oracle.metric().equals("MSER-5 deletion point")
                && oracle.hasParams("seed", "n", "amp", "tau", "generator", "max_deletion")
                && oracle.params().get("generator").asText().equals(GENERATOR)
                && oracle.params().get("max_deletion").asText().equals("half of the batches")
                && oracle.expectsOnly(Set.of("delete_observations", "statistic", "truncated_mean"))
                && oracle.tolerance().path("type").asText().equals("abs");
    }

    @Override
    public void check(OracleCase oracle) {
        Mser5 truncation = Mser5.of(series(oracle.params()));
        double tolerance = Json.number(oracle.tolerance(), "value");
        JsonNode expected = oracle.expected();
        assertEquals(Json.integer(expected, "delete_observations"), truncation.deletedObservations());
        assertEquals(Json.number(expected, "statistic"), truncation.statistic(), tolerance);
        assertEquals(Json.number(expected, "truncated_mean"), truncation.truncatedMean(), tolerance);
    }

    private static double[] series(JsonNode params) {
        double[] series = new double[Json.integer(params, "n")];
        long state = Json.longer(params, "seed");
        for (int i = 0; i < series.length; i++) {
            state = (1_103_515_245L * state + 12_345) % (1L << 31);
            series[i] = 10
                    + Json.number(params, "amp") * StrictMath.exp(-i / Json.number(params, "tau"))
                    + 2 * (state / 0x1.0p31 - 0.5);
        }
        return series;
    }
}
