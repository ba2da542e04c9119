package io.steelyard.conformance;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The conformance cases of one kind, run against the production classes.
 *
 * <p>Cases ship in {@code src/test/resources/conformance}; {@code -Dsteelyard.conformance=DIR} adds the files of a folder
 * in the same formats. A case without an adapter counts as found and not passed; one whose result differs from what it
 * expects, or that is malformed, fails the suite. At the end one line says how many passed.
 */
@Tag("conformance")
abstract class ConformanceSuite {
    /** The property that names a folder of further case files. */
    static final String FOLDER_PROPERTY = "steelyard.conformance";

    private final String kind;
    private final List<String> globs;

    /**
     * @param kind the word for these cases in the line that is printed
     * @param globs which files are theirs, relative to a folder of case files
     */
    ConformanceSuite(String kind, String... globs) {
        this.kind = kind;
        this.globs = List.of(globs);
    }

    /** The adapter for a case; empty where none understands it. */
    abstract Optional<CaseAdapter> adapter(ConformanceCase testCase);

    /** The cases of a file: by default the elements of its {@code cases}, each with an {@code id}. */
    List<ConformanceCase> cases(CaseFile file) {
        List<ConformanceCase> cases = new ArrayList<>();
        JsonNode list = Json.field(file.root(), "cases");
        for (JsonNode body : Json.check(list, "cases", list.isArray(), "a list")) {
            cases.add(new ConformanceCase(
                    file, Json.optional(body, "id").map(JsonNode::asText).orElse("without id"), body));
        }
        return cases;
    }

    @Test
    void everyUnderstoodCasePasses() {
        Tally shipped = run(shippedFolder());
        Tally external = externalFolder().map(this::run).orElseGet(Tally::new);
        System.out.println("conformance " + kind + ": shipped " + shipped + ", external " + external);
        List<String> failures = new ArrayList<>(shipped.failures());
        failures.addAll(external.failures());
        if (!failures.isEmpty()) {
            fail(failures.size() + " failures of kind " + kind + ":\n" + String.join("\n", failures));
        }
    }

    /** Runs all cases of this kind that a folder holds. */
    final Tally run(Path folder) {
        Tally tally = new Tally();
        List<Path> paths;
        try {
            paths = files(folder);
        } catch (IOException unreadable) {
            tally.failFile(folder.toString(), "cannot be read: " + unreadable);
            return tally;
        }
        for (Path path : paths) {
            try {
                CaseFile file = CaseFile.read(folder, path);
                Set<String> ids = new HashSet<>();
                for (ConformanceCase testCase : cases(file)) {
                    run(testCase, ids.add(testCase.id()), tally);
                }
            } catch (MalformedCaseException malformed) {
                tally.failFile(folder.relativize(path).toString(), String.valueOf(malformed.getMessage()));
            }
        }
        return tally;
    }

    private void run(ConformanceCase testCase, boolean unique, Tally tally) {
        String file = testCase.file().name();
        if (!unique) {
            tally.fail(file, testCase.id(), "has the id of another case");
            return;
        }
        try {
            Optional<CaseAdapter> adapter = adapter(testCase);
            if (adapter.isEmpty()) {
                tally.skip();
                return;
            }
            adapter.get().run(testCase);
            tally.pass();
        } catch (AssertionError wrong) {
            tally.fail(file, testCase.id(), String.valueOf(wrong.getMessage()));
        } catch (MalformedCaseException malformed) {
            tally.fail(file, testCase.id(), String.valueOf(malformed.getMessage()));
        } catch (Exception broken) {
            StackTraceElement[] trace = broken.getStackTrace();
            tally.fail(file, testCase.id(), broken + (trace.length > 0 ? " at " + trace[0] : ""));
        }
    }

    /** All shipped cases of this kind. */
    final List<ConformanceCase> shippedCases() {
        List<ConformanceCase> all = new ArrayList<>();
        try {
            for (Path path : files(shippedFolder())) {
                all.addAll(cases(CaseFile.read(shippedFolder(), path)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }

    /** Whether an adapter understands a case, and it passes. */
    final boolean holds(ConformanceCase testCase) {
        Tally tally = new Tally();
        run(testCase, true, tally);
        return tally.passed() == 1;
    }

    private List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no such folder");
        }
        List<PathMatcher> matchers = globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        try (Stream<Path> all = Files.walk(folder, 3)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> matchers.stream().anyMatch(matcher -> matcher.matches(folder.relativize(path))))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    static Path shippedFolder() {
        try {
            URI folder = Objects.requireNonNull(
                            ConformanceSuite.class.getResource("/conformance"), "no shipped conformance cases")
                    .toURI();
            return Path.of(folder);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<Path> externalFolder() {
        return Optional.ofNullable(System.getProperty(FOLDER_PROPERTY))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }
}
