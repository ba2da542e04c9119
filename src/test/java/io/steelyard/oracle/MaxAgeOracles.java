package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.stats.Summary;
import java.util.Arrays;
import java.util.Set;

/** The oracles on empty pods that join clients who never leave and are told to go at a maximum age. */
public final class MaxAgeOracles implements OracleAdapter {
    private static final String SCENARIO = """
            duration: SECONDSs
            clients: {open: CLIENTS, lifetime: never, start: even, reconnect: immediate}
            connectionAge: {max: AGEs, jitter: PERCENT%, grace: 0s}
            deployment: {replicas: OLD}
            balancer: random
            events: [{scale: {at: 0s, replicas: ALL}}]
            """;

    @Override
    public boolean understands(OracleCase oracle) {
        JsonNode params = oracle.params();
        return oracle.metric().equals("mean old/new pod load")
                && oracle.hasParams("max_age_s", "jitter", "n", "k", "N", "t_s", "sessions", "policy")
                && Form.isPositive(params, "max_age_s", "t_s")
                && Form.isCount(params, "n", "k", "N")
                && params.get("jitter").isNumber()
                && params.get("sessions").asText().equals("infinite, stationary ages")
                && params.get("policy").asText().equals("random")
                && oracle.expectsOnly(Set.of("old", "new", "residual_gap_fraction"))
                && oracle.expected().size() == 3
                && oracle.tolerance().path("type").asText().equals("abs")
                && Form.isPositive(oracle.tolerance(), "old", "new")
                && Form.isCount(oracle.run(), "replications");
    }

    /** The trials of a case's situation, of which the mean loads of the old and of the new pods are measured at the end. */
    static Trials trials(int old, int fresh, long clients, double ageSeconds, double jitter, double seconds) {
        return Trials.of(Fill.in(
                        SCENARIO,
                        "SECONDS",
                        seconds,
                        "CLIENTS",
                        clients,
                        "AGE",
                        ageSeconds,
                        "PERCENT",
                        100 * jitter,
                        "OLD",
                        old,
                        "ALL",
                        old + fresh))
                .measure("old", run -> Loads.mean(Arrays.copyOf(Loads.atEnd(run), old)))
                .measure("new", run -> Loads.mean(Arrays.copyOfRange(Loads.atEnd(run), old, old + fresh)));
    }

    @Override
    public void check(OracleCase oracle) {
        JsonNode params = oracle.params();
        int old = params.get("n").intValue();
        long clients = params.get("N").longValue();
        Trials trials = trials(
                        old,
                        params.get("k").intValue(),
                        clients,
                        params.get("max_age_s").doubleValue(),
                        params.get("jitter").doubleValue(),
                        params.get("t_s").doubleValue())
                .run(Form.reducedRuns(oracle));
        Summary oldPods = trials.summary("old");
        Summary newPods = trials.summary("new");
        double oldTolerance = Form.tolerance(oracle.tolerance().get("old").doubleValue(), oldPods);
        double newTolerance = Form.tolerance(oracle.tolerance().get("new").doubleValue(), newPods);
        assertEquals(oracle.expected().get("old").doubleValue(), oldPods.mean(), oldTolerance, "old");
        assertEquals(oracle.expected().get("new").doubleValue(), newPods.mean(), newTolerance, "new");
        double perPod = (double) clients / old;
        assertEquals(
                oracle.expected().get("residual_gap_fraction").doubleValue(),
                (oldPods.mean() - newPods.mean()) / perPod,
                (oldTolerance + newTolerance) / perPod,
                "residual_gap_fraction");
    }
}
