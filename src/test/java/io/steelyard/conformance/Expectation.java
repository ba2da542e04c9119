package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares a result with the fields that a case expects; a field that the case does not name may be anything. */
final class Expectation {
    private Expectation() {}

    /** Fails unless {@code actual} has every field of {@code expected}, equal in value. */
    static void check(JsonNode expected, ObjectNode actual) {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            JsonNode found = actual.get(entry.getKey());
            if (found == null) {
                differences.add(entry.getKey() + " should be " + entry.getValue() + " and is not given");
            } else if (!same(entry.getValue(), found)) {
                differences.add(entry.getKey() + " should be " + entry.getValue() + " and is " + found);
            }
        }
        if (!differences.isEmpty()) {
            throw new AssertionError(String.join("; ", differences));
        }
    }

    /** Equality in which 5 and 5.0 are the same number. */
    private static boolean same(JsonNode expected, JsonNode actual) {
        return expected.equals(
                (a, b) -> a.isNumber() && b.isNumber()
                        ? a.decimalValue().compareTo(b.decimalValue())
                        : a.equals(b) ? 0 : 1,
                actual);
    }
}
