package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EnvoyCasesTest {
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return Stream.concat(of("envoy.json"), of("envoy-upstream.json"));
    }

    private static Stream<DynamicTest> of(String name) throws IOException {
        try (InputStream in = EnvoyCasesTest.class.getResourceAsStream("/conformance/" + name)) {
            JsonNode file = new ObjectMapper().readTree(in);
            return StreamSupport.stream(file.get("cases").spliterator(), false)
                    .map(test -> DynamicTest.dynamicTest(
                            test.get("kind").textValue() + " "
                                    + test.path("name")
                                            .asText(test.path("source").asText()),
                            () -> {
                                assertTrue(EnvoyCases.understands(test));
                                EnvoyCases.check(file, test);
                            }));
        }
    }
}
