package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The oracles on a snapshot of uniform random placement: of a stationary population, or of a given number of clients. */
public final class RandomPlacementOracles implements OracleAdapter {
    private static final String SNAPSHOT_METRIC = "E[max], sd[max], E[min]";
    private static final String VARIANCE_METRIC = "E[csvar]=E[(1/n)sum(x-xbar)^2]";
    private static final String BALLS_METRIC = "E[max]; E[CoV^2]";
    private static final double MEAN_LIFETIME_SECONDS = 1000;
    private static final String STATIONARY = """
            duration: 1ms
            clients:
              settle: 0.1
              arrivals: [{poisson: RATE/s}]
              lifetime: {exponential: LIFETIMEs}
            deployment: {replicas: PODS}
            balancer: random
            """;
    private static final String GIVEN = """
            duration: 1ms
            clients: {open: CLIENTS, lifetime: never}
            deployment: {replicas: PODS}
            balancer: random
            """;

    /** Several cases ask different things of the same runs. */
    private final Map<String, Trials> made = new LinkedHashMap<>();

    @Override
    public boolean understands(OracleCase oracle) {
        if (!Form.isCount(oracle.params(), "n") || !Form.isCount(oracle.run(), "replications")) {
            return false;
        }
        String type = oracle.tolerance().path("type").asText();
        return switch (oracle.metric()) {
            case SNAPSHOT_METRIC ->
                oracle.hasParams("n", "mean_per_pod", "policy", "lifetime", "snapshot")
                        && isRandom(oracle.params(), "random")
                        && oracle.params().get("lifetime").asText().equals("any")
                        && oracle.params().get("snapshot").asText().equals("stationary")
                        && oracle.expectsOnly(Set.of("emax", "sdmax", "emin"))
                        && type.equals("abs")
                        && Form.isPositive(oracle.tolerance(), "emax");
            case VARIANCE_METRIC ->
                oracle.hasParams("n", "mean_per_pod", "policy")
                        && isRandom(oracle.params(), "random")
                        && oracle.expected().isNumber()
                        && type.equals("rel")
                        && Form.isPositive(oracle.tolerance(), "value");
            case BALLS_METRIC ->
                oracle.hasParams("m", "n", "policy")
                        && Form.isCount(oracle.params(), "m")
                        && isRandom(oracle.params(), "random / uniform hash of distinct keys")
                        && oracle.expectsOnly(Set.of("emax", "sdmax", "ecov2"))
                        && type.equals("abs")
                        && Form.isPositive(oracle.tolerance(), "emax", "ecov2_rel");
            default -> false;
        };
    }

    private static boolean isRandom(JsonNode params, String policy) {
        return params.get("policy").asText().equals(policy);
    }

    @Override
    public void check(OracleCase oracle) {
        Trials trials = made.computeIfAbsent(
                scenario(oracle.params()) + Form.reducedRuns(oracle),
                key -> trials(oracle).run(Form.reducedRuns(oracle)));
        JsonNode expected = oracle.expected();
        JsonNode tolerance = oracle.tolerance();
        if (expected.isNumber()) {
            double value = expected.doubleValue();
            assertEquals(
                    value,
                    trials.mean("variance"),
                    Form.tolerance(value * tolerance.get("value").doubleValue(), trials.summary("variance")));
            return;
        }
        assertEquals(
                expected.get("emax").doubleValue(),
                trials.mean("max"),
                Form.tolerance(tolerance.get("emax").doubleValue(), trials.summary("max")),
                "emax");
        Form.assertDeviation("sdmax", expected.get("sdmax").doubleValue(), trials.values("max"));
        if (expected.has("emin")) {
            Form.assertMean("emin", expected.get("emin").doubleValue(), trials.summary("min"));
        }
        if (expected.has("ecov2")) {
            double value = expected.get("ecov2").doubleValue();
            assertEquals(
                    value,
                    trials.mean("CoV^2"),
                    Form.tolerance(value * tolerance.get("ecov2_rel").doubleValue(), trials.summary("CoV^2")),
                    "ecov2");
        }
    }

    private static Trials trials(OracleCase oracle) {
        return Trials.of(scenario(oracle.params()))
                .measure("max", run -> Loads.max(Loads.atEnd(run)))
                .measure("min", run -> Loads.min(Loads.atEnd(run)))
                .measure("CoV^2", run -> Loads.squaredVariation(Loads.atEnd(run)))
                .measure("variance", run -> Loads.meanSquare(Loads.atEnd(run), Loads.mean(Loads.atEnd(run))));
    }

    private static String scenario(JsonNode params) {
        int pods = params.get("n").intValue();
        if (params.has("m")) {
            return Fill.in(GIVEN, "CLIENTS", params.get("m").longValue(), "PODS", pods);
        }
        double rate = pods * params.get("mean_per_pod").doubleValue() / MEAN_LIFETIME_SECONDS;
        return Fill.in(STATIONARY, "RATE", rate, "LIFETIME", MEAN_LIFETIME_SECONDS, "PODS", pods);
    }
}
