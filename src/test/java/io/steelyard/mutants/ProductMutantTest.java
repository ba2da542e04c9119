package io.steelyard.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.conformance.RealCases;
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

/** Every wrong line of a product's balancer sends a connection of a measured trace elsewhere. */
class ProductMutantTest {
    private static final Map<Mutant, List<?>> FAILURES = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    static Stream<Mutant> mutants() {
        return Stream.concat(ProductMutants.ofHaproxy().stream(), ProductMutants.ofNginx().stream());
    }

    /** All at once, on as many threads as there are processors. */
    @BeforeAll
    static void tryAll() {
        List<Mutant> ofHaproxy = ProductMutants.ofHaproxy();
        mutants().parallel().forEach(mutant -> FAILURES.put(mutant, failures(mutant, ofHaproxy.contains(mutant))));
    }

    private static List<?> failures(Mutant mutant, boolean ofHaproxy) {
        try (MutantClasses classes = MutantClasses.of(mutant, Files.createTempDirectory(folder, "mutant"))) {
            return (List<?>) classes.call(RealCases.class, "failures", ofHaproxy ? "HAProxy" : "nginx");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void failsATrace(Mutant mutant) {
        assertTrue(FAILURES.get(mutant).size() > 0);
    }

    /** So that a difference is the line's and not the class loader's. */
    @Test
    void theUnchangedProjectFailsNone() throws IOException {
        try (MutantClasses classes = MutantClasses.unchanged()) {
            assertEquals(List.of(), classes.call(RealCases.class, "failures", "HAProxy"));
            assertEquals(List.of(), classes.call(RealCases.class, "failures", "nginx"));
        }
    }
}
