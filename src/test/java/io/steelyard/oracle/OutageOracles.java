package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.StormMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The oracles on an outage that begins with the loss of all connections: failed attempts and the lag of the return. */
public final class OutageOracles implements OracleAdapter {
    private static final int CLIENTS = 2000;
    private static final int MOST_RUNS = 400;
    private static final String SCENARIO = """
            duration: DURATIONs
            clients:
              open: CLIENTS
              lifetime: never
              start: even
              reconnect: RECONNECT
            deployment: {replicas: 1}
            workload: {startup: {deterministic: OUTAGEs}}
            balancer: random
            events: [{crash: {at: 0s, pods: 1}}]
            """;

    @Override
    public boolean understands(OracleCase oracle) {
        JsonNode params = oracle.params();
        return oracle.metric().equals("failed attempts per client; mean recovery lag after D")
                && oracle.hasParams("kind", "base", "cap", "outage_s", "exponent_starts_at", "first_delay")
                && Form.isPositive(params, "base", "outage_s")
                && params.get("exponent_starts_at").isIntegralNumber()
                && params.get("first_delay")
                        .asText()
                        .equals("drawn at t=0; attempts before D fail; decorr prev starts at base")
                && reconnect(params).isPresent()
                && oracle.expectsOnly(Set.of("failed", "lag"))
                && oracle.expected().size() == 2
                && oracle.tolerance().path("type").asText().equals("rel")
                && Form.isPositive(oracle.tolerance(), "value");
    }

    private static Optional<String> reconnect(JsonNode params) {
        return Form.reconnect(
                params.get("kind").asText(),
                params.get("base").doubleValue(),
                params.get("cap"),
                params.get("exponent_starts_at").intValue());
    }

    @Override
    public void check(OracleCase oracle) {
        JsonNode params = oracle.params();
        double outage = params.get("outage_s").doubleValue();
        // A wait is at most the cap, so that everybody is back one cap after the outage.
        double duration = Math.ceil(outage
                + 1
                + Math.max(params.path("cap").asDouble(), params.get("base").doubleValue()));
        Trials trials = Trials.of(Fill.in(
                        SCENARIO,
                        "DURATION",
                        duration,
                        "CLIENTS",
                        CLIENTS,
                        "RECONNECT",
                        reconnect(params).orElseThrow(),
                        "OUTAGE",
                        outage))
                .measure("failed", run -> Loads.metric(StormMetrics.FAILURES).applyAsDouble(run) / CLIENTS)
                .measure(
                        "lag",
                        run -> (1 - Loads.metric(ClientMetrics.AVAILABILITY).applyAsDouble(run)) * duration - outage);
        Map<String, Double> errors = new LinkedHashMap<>();
        double relative = oracle.tolerance().get("value").doubleValue();
        for (String name : new String[] {"failed", "lag"}) {
            errors.put(name, relative * oracle.expected().get(name).doubleValue() / Form.MARGIN);
        }
        trials.runUntil(errors, MOST_RUNS);
        for (String name : errors.keySet()) {
            double expected = oracle.expected().get(name).doubleValue();
            // A lag of 0 is known to the accuracy of a product of doubles.
            assertEquals(expected, trials.mean(name), Math.max(1e-9 * duration, relative * expected), name);
        }
    }
}
