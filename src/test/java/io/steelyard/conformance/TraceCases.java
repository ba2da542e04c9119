package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.select.SharedTables;
import java.util.Optional;

/**
 * Traces that were done to real products one connection at a time: each policy must send every connection to the server that it
 * was sent to.
 *
 * <p>What draws random numbers that cannot be drawn again is held against repetitions by {@link RandomTraces}.
 */
public final class TraceCases {
    private TraceCases() {}

    static Optional<CaseAdapter> adapter(ConformanceCase testCase) {
        return policy(testCase.body()).map(policy -> policy.random() ? RandomTraces::compare : TraceCases::compare);
    }

    public static Optional<RealPolicy> policy(JsonNode body) {
        return RealPolicy.of(body, Json.integer(body, "threads_or_workers"), Json.bool(body, "nginx_zone"), "");
    }

    public static TraceReplay replay(
            ConformanceCase testCase, Trace trace, SharedTables tables, long seed, int runLength) {
        RealServers servers = new RealServers(testCase.field("servers"));
        int initial = Json.integer(testCase.file().root(), "initial_servers");
        RealPolicy policy = policy(testCase.body()).orElseThrow();
        return new TraceReplay(trace, policy, servers, initial, tables, seed, runLength);
    }

    private static void compare(ConformanceCase testCase) {
        String expected = Json.text(testCase.body(), "assign");
        StringBuilder actual = new StringBuilder();
        replay(testCase, Trace.read(testCase.file()), new SharedTables(), 1, 1)
                .run()
                .assigned()
                .forEach(server -> actual.append((char) ('a' + server)));
        for (int i = 0; i < Math.min(expected.length(), actual.length()); i++) {
            if (expected.charAt(i) != actual.charAt(i)) {
                throw new AssertionError("opening " + i + " of " + expected.length() + " went to " + expected.charAt(i)
                        + " and here to " + actual.charAt(i));
            }
        }
        if (expected.length() != actual.length()) {
            throw new AssertionError("there were " + expected.length() + " openings and here " + actual.length());
        }
    }
}
