package io.steelyard.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.steelyard.conformance.EnvoyFailures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong line of the balancers of Envoy fails a conformance case of Envoy. */
class EnvoyMutantTest {
    @TempDir
    private Path folder;

    /** A wrong line of a file of the package. */
    private record WrongLine(String what, String file, String original, String replacement) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<WrongLine> wrongLines() {
        return Stream.of(
                new WrongLine(
                        "no number is drawn for the priority",
                        "WorkerPolicy.java",
                        "long draw = random.nextLong();",
                        "long draw = 0;"),
                new WrongLine(
                        "the priority is drawn after the hosts",
                        "WorkerPolicy.java",
                        "return priorities.get(priority).choose(pick, draw, hosts.at(priority), hosts.panic(priority));",
                        "int slot = priorities.get(priority).choose(pick, draw, hosts.at(priority), hosts.panic(priority));"
                                + " random.nextLong(); return slot;"),
                new WrongLine(
                        "panic is decided by the overprovisioned health",
                        "PriorityLoad.java",
                        "100.0 * healthy[priority]",
                        "140.0 * healthy[priority]"),
                new WrongLine(
                        "a percentile begins with 0",
                        "ClusterHosts.java",
                        "Long.remainderUnsigned(hash, 100) + 1",
                        "Long.remainderUnsigned(hash, 100)"),
                new WrongLine(
                        "hosts that take no connections are no hosts",
                        "EnvoySettings.java",
                        ".healthyPanicThreshold().value(),\n                true)",
                        ".healthyPanicThreshold().value(),\n                false)"),
                new WrongLine(
                        "hashes are combined without rotation",
                        "HashCombination.java",
                        "Long.rotateLeft(value, 1) ^ hash",
                        "value ^ hash"),
                new WrongLine(
                        "of two drawn that are alike the second is taken",
                        "LeastRequest.java",
                        "if (active < fewest) {\n                best = candidate;\n                fewest = active;\n"
                                + "            }\n        }\n        return best;\n    }\n\n    private int leastOfDistinct",
                        "if (active <= fewest) {\n                best = candidate;\n                fewest = active;\n"
                                + "            }\n        }\n        return best;\n    }\n\n    private int leastOfDistinct"),
                new WrongLine(
                        "a further try in a table takes in the attempt itself",
                        "MaglevTable.java",
                        "hash ^ -(long) attempt",
                        "hash ^ (long) attempt"),
                new WrongLine(
                        "a further try on a ring stays where it is",
                        "HashRing.java",
                        "% size + attempt) % size",
                        "% size) % size"),
                new WrongLine(
                        "the table's hosts are taken for ranks",
                        "Maglev.java",
                        "return rankInTable[place];",
                        "return place;"),
                new WrongLine(
                        "zones without weight stay in the table",
                        "HostSet.java",
                        "if (!rules.weighted() || locality.weight(rules) > 0) {",
                        "if (!rules.weighted() || locality.weight(rules) >= 0) {"),
                new WrongLine(
                        "the key is hashed with what the buffer has beside it",
                        "RequestHasher.java",
                        "Xxh64.hash(text, 0, pick.keyLength(), 0)",
                        "Xxh64.hash(text, 0, text.length, 0)"),
                new WrongLine(
                        "all connections are those of the hosts in the list",
                        "LoadBound.java",
                        "sum += view.established(slot);",
                        "sum += view.established(slot) / 2;"));
    }

    @ParameterizedTest
    @MethodSource("wrongLines")
    void failsACase(WrongLine line) throws IOException {
        String file = "select/envoy/" + line.file();
        try (MutantClasses classes = MutantClasses.of(file, line.original(), line.replacement(), folder)) {
            assertFalse(((List<?>) classes.call(EnvoyFailures.class, "failures")).isEmpty());
        }
    }

    /** So that a failure is the line's and not the class loader's. */
    @Test
    void theUnchangedProjectFailsNothing() throws IOException {
        try (MutantClasses classes = MutantClasses.unchanged()) {
            assertEquals(List.of(), classes.call(EnvoyFailures.class, "failures"));
        }
    }
}
