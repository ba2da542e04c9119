package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

/** What is said of texts that are no scenarios. */
final class Refusals {
    static final String SOURCE = "s.yaml";

    private Refusals() {}

    /** The messages, one for each problem, without the name of the file before them. */
    static List<String> of(String text, String... settings) {
        ScenarioException refused = assertThrows(
                ScenarioException.class, () -> TestVocabulary.reader().read(text, SOURCE, List.of(settings)));
        return refused.getMessage().lines().map(Refusals::withoutSource).toList();
    }

    private static String withoutSource(String line) {
        return line.startsWith(SOURCE + ": ") ? line.substring(SOURCE.length() + 2) : line;
    }
}
