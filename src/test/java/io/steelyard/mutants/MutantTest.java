package io.steelyard.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.ShippedDigest;
import io.steelyard.conformance.KubernetesCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong line fails a conformance case of Kubernetes and changes what a shipped scenario gives. */
class MutantTest {
    private static final Map<Mutant, Found> FOUND = new ConcurrentHashMap<>();
    private static final Map<String, String> RIGHT = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    /** What a wrong line gives: how many cases fail, and the digest of its scenario. */
    private record Found(int failures, String digest) {}

    static Stream<Mutant> mutants() {
        return Mutants.all().stream();
    }

    /** All at once, on as many threads as there are processors. */
    @BeforeAll
    static void tryAll() {
        Mutants.all().parallelStream().forEach(mutant -> {
            RIGHT.computeIfAbsent(scenario(mutant), any -> ShippedDigest.of(mutant.scenario(), mutant.variant()));
            FOUND.put(mutant, tried(mutant));
        });
    }

    private static String scenario(Mutant mutant) {
        return mutant.scenario() + ", " + mutant.variant();
    }

    private static Found tried(Mutant mutant) {
        try (MutantClasses classes = MutantClasses.of(mutant, Files.createTempDirectory(folder, "mutant"))) {
            List<?> failures = (List<?>) classes.call(KubernetesCases.class, "failures");
            Object digest = classes.call(ShippedDigest.class, "of", mutant.scenario(), mutant.variant());
            return new Found(failures.size(), String.valueOf(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void failsACase(Mutant mutant) {
        assertTrue(FOUND.get(mutant).failures() > 0);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void changesAScenario(Mutant mutant) {
        assertNotEquals(RIGHT.get(scenario(mutant)), FOUND.get(mutant).digest(), scenario(mutant));
    }

    /** So that a difference is the line's and not the class loader's. */
    @Test
    void theUnchangedProjectFailsNothingAndGivesTheSame() throws IOException {
        try (MutantClasses classes = MutantClasses.unchanged()) {
            assertEquals(List.of(), classes.call(KubernetesCases.class, "failures"));
            assertEquals(
                    ShippedDigest.of("hpa-doubling", "least-conn"),
                    classes.call(ShippedDigest.class, "of", "hpa-doubling", "least-conn"));
        }
    }
}
