package io.steelyard.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.stats.Ocba;

/** The oracles on the allocation of a computing budget to systems of which the one with the least mean is sought. */
final class OcbaOracles implements OracleAdapter {
    @Override
    public boolean understands(OracleCase oracle) {
        return oracle.metric().equals("allocation")
                && oracle.hasParams("mu", "sd", "budget", "goal")
                && oracle.params().get("goal").asText().equals("min")
                && oracle.expected().isArray()
                && oracle.tolerance().path("type").asText().equals("abs");
    }

    @Override
    public void check(OracleCase oracle) {
        JsonNode params = oracle.params();
        double[] shares = Ocba.allocateForLeast(
                Json.numbers(params.get("mu"), "mu"),
                Json.numbers(params.get("sd"), "sd"),
                Json.number(params, "budget"));
        double[] expected = Json.numbers(oracle.expected(), "expected");
        assertArrayEquals(expected, shares, Json.number(oracle.tolerance(), "value"));
    }
}
