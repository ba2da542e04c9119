package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.observe.ClientMetrics;

/** The oracles on the mean number of open connections over a long time, from the stationary state on. */
public final class StationaryMeanOracles implements OracleAdapter {
    private static final double MEAN_LIFETIME_SECONDS = 1000;
    private static final String SCENARIO = """
            duration: SECONDSs
            clients:
              settle: 0
              arrivals: [{poisson: RATE/s}]
              lifetime: LAW
            deployment: {replicas: 2}
            balancer: random
            """;

    @Override
    public boolean understands(OracleCase oracle) {
        JsonNode params = oracle.params();
        return oracle.metric().equals("time-average occupancy")
                && oracle.hasParams("rho", "lifetime", "horizon_lifetimes", "start")
                && params.get("start").asText().startsWith("stationary Poisson(rho)")
                && Form.isPositive(params, "rho", "horizon_lifetimes")
                && Form.lawInWords(params.get("lifetime").asText(), MEAN_LIFETIME_SECONDS)
                        .isPresent()
                && oracle.expected().isNumber()
                && oracle.tolerance().path("type").asText().equals("abs")
                && Form.isPositive(oracle.tolerance(), "value")
                && Form.isCount(oracle.run(), "replications");
    }

    @Override
    public void check(OracleCase oracle) {
        JsonNode params = oracle.params();
        String yaml = Fill.in(
                SCENARIO,
                "SECONDS",
                params.get("horizon_lifetimes").doubleValue() * MEAN_LIFETIME_SECONDS,
                "RATE",
                params.get("rho").doubleValue() / MEAN_LIFETIME_SECONDS,
                "LAW",
                Form.lawInWords(params.get("lifetime").asText(), MEAN_LIFETIME_SECONDS)
                        .orElseThrow());
        Trials trials = Trials.of(yaml)
                .measure("mean", Loads.metric(ClientMetrics.CONNECTIONS))
                .run(Form.runs(oracle));
        assertEquals(
                oracle.expected().doubleValue(),
                trials.mean("mean"),
                oracle.tolerance().get("value").doubleValue());
    }
}
