package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.stats.Summary;

/** The oracles on the number of open connections at an instant after an empty start. */
public final class OpenClientsOracles implements OracleAdapter {
    private static final double LONGEST_SAMPLED = 18_000;
    private static final String SCENARIO = """
            duration: INSTANTs
            clients:
              start: empty
              arrivals: [{poisson: RATE/s}]
              lifetime: LAW
            deployment: {replicas: 1}
            balancer: random
            """;

    @Override
    public boolean understands(OracleCase oracle) {
        return oracle.metric().equals("E[N(t)] and Var[N(t)] (Poisson)")
                && oracle.hasParams("lambda_per_s", "lifetime", "t", "start")
                && oracle.params().get("start").asText().equals("empty")
                && Form.isPositive(oracle.params(), "lambda_per_s")
                && Form.law(oracle.params().get("lifetime")).isPresent()
                && isSampled(oracle.params().get("t").doubleValue())
                && oracle.expected().isNumber()
                && oracle.tolerance().path("type").asText().equals("abs")
                && Form.isPositive(oracle.tolerance(), "mean", "var_rel")
                && Form.isCount(oracle.run(), "replications");
    }

    /** Up to 300 s samples are a second apart, then as many seconds as divide a minute. */
    private static boolean isSampled(double t) {
        return t > 0 && t == Math.rint(t) && (t <= 300 || (t % 60 == 0 && t <= LONGEST_SAMPLED));
    }

    @Override
    public void check(OracleCase oracle) {
        String yaml = Fill.in(
                SCENARIO,
                "INSTANT",
                oracle.params().get("t").intValue(),
                "RATE",
                oracle.params().get("lambda_per_s").doubleValue(),
                "LAW",
                Form.law(oracle.params().get("lifetime")).orElseThrow());
        Summary number = Trials.of(yaml)
                .measure("N", run -> {
                    double[] connections = Loads.column(run, SeriesColumn.CONNECTIONS);
                    return connections[connections.length - 1];
                })
                .run(Form.reducedRuns(oracle))
                .summary("N");
        double mean = oracle.expected().doubleValue();
        assertEquals(mean, number.mean(), Form.tolerance(oracle.tolerance().get("mean").doubleValue(), number), "mean");
        double variance = number.standardDeviation() * number.standardDeviation();
        // The error of a variance falls with the root of the runs, as that of a mean does.
        double varianceTolerance = oracle.tolerance().get("var_rel").doubleValue() * Math.sqrt(Form.REDUCTION);
        assertEquals(1, variance / mean, varianceTolerance, "variance over mean");
    }
}
