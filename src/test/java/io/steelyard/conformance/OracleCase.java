package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * An oracle: a situation, what is measured in it, the value that theory or an independent computation gives, and how far off
 * a result may be.
 *
 * @param area what it is about, such as {@code balance} or {@code storm}
 * @param kind whether the expected values are exact, and if not, how well they are known
 * @param metric what the expected values are
 * @param params the situation
 * @param expected a number, a list of numbers, or an object of them
 * @param tolerance how far off a result may be
 * @param run how often and when to measure
 */
public record OracleCase(
        String area,
        String kind,
        String metric,
        JsonNode params,
        JsonNode expected,
        JsonNode tolerance,
        JsonNode run) {
    /** Reads a case; what it lacks is an empty text or a missing node, which no adapter understands. */
    static OracleCase of(JsonNode body) {
        return new OracleCase(
                body.path("area").asText(),
                body.path("kind").asText(),
                body.path("metric").asText(),
                body.path("params"),
                body.path("expected"),
                body.path("tolerance"),
                body.path("run"));
    }

    /** Whether the situation is told by exactly these fields, so that an adapter which reads them overlooks nothing. */
    public boolean hasParams(String... names) {
        return fieldsOf(params).equals(new TreeSet<>(Set.of(names)));
    }

    /** Whether the expected values are some of these. */
    public boolean expectsOnly(Set<String> names) {
        return expected.isObject() && names.containsAll(fieldsOf(expected));
    }

    private static Set<String> fieldsOf(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
