package io.steelyard.stats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The published cases under {@code conformance/} in the test resources. */
final class Golden {

    private Golden() {}

    static JsonNode file(String name) throws IOException {
        try (InputStream stream = Golden.class.getResourceAsStream("/conformance/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(stream, name));
        }
    }

    /** Returns the oracle with the given id. */
    static JsonNode oracle(String id) throws IOException {
        for (JsonNode oracle : file("oracles.json").get("cases")) {
            if (oracle.get("id").asText().equals(id)) {
                return oracle;
            }
        }
        throw new IllegalArgumentException("no oracle " + id);
    }

    static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }
}
