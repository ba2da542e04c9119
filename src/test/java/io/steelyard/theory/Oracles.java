package io.steelyard.theory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The cases of {@code conformance/oracles.json}: values computed independently of this code. */
final class Oracles {
    private static final JsonNode CASES = read();

    private Oracles() {}

    /** The expected value of a case. */
    static JsonNode expected(String id) {
        for (JsonNode one : CASES) {
            if (one.get("id").asText().equals(id)) {
                return one.get("expected");
            }
        }
        throw new IllegalArgumentException("no oracle " + id);
    }

    /** The expected number of a case, or one of its named numbers. */
    static double number(String id, String... path) {
        JsonNode node = expected(id);
        for (String name : path) {
            node = node.get(name);
        }
        return node.doubleValue();
    }

    private static JsonNode read() {
        try (InputStream in = Oracles.class.getResourceAsStream("/conformance/oracles.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in)).get("cases");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
