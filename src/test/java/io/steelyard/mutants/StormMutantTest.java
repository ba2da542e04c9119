package io.steelyard.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.steelyard.mutants.StormMutants.WrongLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong line of what makes storms, cures them, or tells them fails the test that is there to tell. */
class StormMutantTest {
    private static final Map<WrongLine, String> FAILURES = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    static Stream<WrongLine> wrongLines() {
        return Stream.of(StormMutants.ofAttempts(), StormMutants.ofCures(), StormMutants.ofTheDetector())
                .flatMap(lines -> lines.stream());
    }

    /** All at once, on as many threads as there are processors. */
    @BeforeAll
    static void tryAll() {
        wrongLines().parallel().forEach(line -> FAILURES.put(line, failure(line)));
    }

    private static String failure(WrongLine line) {
        try (MutantClasses classes = MutantClasses.of(
                line.file(), line.original(), line.replacement(), Files.createTempDirectory(folder, "mutant"))) {
            return (String) classes.call(TestMethods.class, "failure", line.test());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("wrongLines")
    void failsItsTest(WrongLine line) {
        assertNotEquals("", FAILURES.get(line), line.test());
    }

    /** So that a failure is the line's and not the class loader's. */
    @Test
    void theUnchangedProjectFailsNone() throws IOException {
        try (MutantClasses classes = MutantClasses.unchanged()) {
            wrongLines()
                    .map(WrongLine::test)
                    .distinct()
                    .forEach(test -> assertEquals("", classes.call(TestMethods.class, "failure", test), test));
        }
    }
}
