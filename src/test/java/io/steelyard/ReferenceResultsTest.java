package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.scenario.Scenario;
import io.steelyard.sim.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The results that are kept under {@code results/} are what the program makes of the shipped scenarios today, byte for byte.
 *
 * <p>Run with {@code -Dsteelyard.results=write} it makes them again instead.
 */
class ReferenceResultsTest {
    private static final Path SCENARIOS = Path.of("scenarios");
    private static final Path RESULTS = Path.of("results");
    private static final String REFERENCE = "reference";
    private static final boolean WRITE = "write".equals(System.getProperty("steelyard.results"));

    @TempDir
    private Path folder;

    static List<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .filter(name -> !name.equals(REFERENCE))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return new TreeSet<>(files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theKeptResultsAreWhatTheProgramMakesToday(String name) throws IOException {
        Path file = SCENARIOS.resolve(name + ".yaml");
        Scenario scenario = Steelyard.load(file);
        assertEquals(RESULTS.resolve(name), Steelyard.resultsOf(scenario));
        Path made = WRITE ? RESULTS.resolve(name) : folder.resolve(name);
        Results.of(Experiment.of(scenario).run(), file.toString()).write(Optional.of(made), false);
        Path kept = RESULTS.resolve(name);
        assertEquals(names(kept), names(made));
        for (String data : names(kept)) {
            assertArrayEquals(
                    Files.readAllBytes(kept.resolve(data)),
                    Files.readAllBytes(made.resolve(data)),
                    kept.resolve(data)
                            + " differs from what the program makes now; -Dsteelyard.results=write makes it again");
        }
    }

    @Test
    void everyScenarioHasAQuestion() throws IOException {
        List<String> names = scenarios();
        assertTrue(names.contains("burst"));
        for (String name : names) {
            assertTrue(
                    Steelyard.load(SCENARIOS.resolve(name + ".yaml"))
                                    .description()
                                    .length()
                            > 20,
                    name);
        }
    }
}
