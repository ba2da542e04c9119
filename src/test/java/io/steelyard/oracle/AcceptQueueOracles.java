package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.stats.Summary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The oracles on clients who all come at once to a server that accepts at a constant rate and refuses whoever finds its
 * backlog full: how often they try in all, and when the last one is served.
 */
public final class AcceptQueueOracles implements OracleAdapter {
    private static final int RUNS = 100;

    /** As a case says how well its own simulation knows its values. */
    private static final Pattern ERRORS = Pattern.compile(".*attempts se ([0-9.]+), drain se ([0-9.]+).*");

    @Override
    public boolean understands(OracleCase oracle) {
        JsonNode params = oracle.params();
        return oracle.metric().equals("total attempts; time last client served")
                && oracle.hasParams(
                        "kind",
                        "N",
                        "Q_incl_in_service",
                        "service_per_s",
                        "base_or_delay",
                        "cap",
                        "first_attempt",
                        "ties",
                        "service")
                && Form.isCount(params, "N", "Q_incl_in_service")
                && Form.isPositive(params, "service_per_s", "base_or_delay")
                && params.get("first_attempt").asText().equals("immediate t=0")
                && params.get("ties").asText().equals("service completions before arrivals")
                && params.get("service").asText().equals("deterministic 1/c")
                && reconnect(params).isPresent()
                && oracle.expectsOnly(Set.of("attempts", "drain_s"))
                && oracle.expected().size() == 2
                && oracle.tolerance().path("type").asText().equals("rel")
                && oracle.tolerance().path("value").isNumber();
    }

    private static Optional<String> reconnect(JsonNode params) {
        return Form.reconnect(
                params.get("kind").asText(), params.get("base_or_delay").doubleValue(), params.get("cap"), 0);
    }

    @Override
    public void check(OracleCase oracle) {
        JsonNode params = oracle.params();
        String kind = params.get("kind").asText();
        boolean chance = !kind.equals("fixed") && !kind.equals("expo");
        List<AcceptRun> runs = AcceptRun.of(
                params.get("N").longValue(),
                params.get("Q_incl_in_service").longValue(),
                params.get("service_per_s").doubleValue(),
                reconnect(params).orElseThrow(),
                chance ? RUNS : 1);
        check(oracle, "attempts", 1, runs.stream().mapToDouble(AcceptRun::attempts).toArray());
        check(oracle, "drain_s", 2, runs.stream().mapToDouble(AcceptRun::lastSeconds).toArray());
    }

    /** As exact as a case says; where both sides are simulated, chance may be wider than what it allows. */
    private static void check(OracleCase oracle, String name, int group, double... values) {
        double expected = oracle.expected().get(name).doubleValue();
        double allowed = expected * oracle.tolerance().get("value").doubleValue();
        if (values.length == 1) {
            assertEquals(expected, values[0], Math.max(allowed, 1e-9 * expected), name);
            return;
        }
        Summary measured = Summary.of(values);
        Matcher errors = ERRORS.matcher(oracle.kind());
        double theirs = errors.matches() ? Double.parseDouble(errors.group(group)) : 0;
        double both = Close.Z * Math.hypot(measured.standardError(), theirs);
        assertEquals(expected, measured.mean(), Math.max(allowed, both), name);
    }
}
