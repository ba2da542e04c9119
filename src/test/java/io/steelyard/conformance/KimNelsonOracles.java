package io.steelyard.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.stats.KimNelson;
import java.util.Set;

/** The oracles on the constants of the selection of the best by Kim and Nelson. */
final class KimNelsonOracles implements OracleAdapter {
    @Override
    public boolean understands(OracleCase oracle) {
        return oracle.metric().equals("KN constants")
                && oracle.hasParams("k", "alpha", "n0", "c")
                && oracle.params().get("c").asInt() == 1
                && oracle.expectsOnly(Set.of("eta", "h2"))
                && oracle.tolerance().path("type").asText().equals("abs");
    }

    @Override
    public void check(OracleCase oracle) {
        KimNelson constants = KimNelson.of(
                Json.integer(oracle.params(), "k"),
                Json.number(oracle.params(), "alpha"),
                Json.integer(oracle.params(), "n0"));
        double tolerance = Json.number(oracle.tolerance(), "value");
        assertEquals(Json.number(oracle.expected(), "eta"), constants.eta(), tolerance);
        assertEquals(Json.number(oracle.expected(), "h2"), constants.hSquared(), tolerance);
    }
}
