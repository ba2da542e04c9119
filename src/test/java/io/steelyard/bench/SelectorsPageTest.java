package io.steelyard.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of what choices cost, and the rows that it has. */
class SelectorsPageTest {
    private static final Path JSON = Path.of("docs/selectors.json");
    private static final Path PAGE = Path.of("docs/selectors.md");

    private static Figures with(Figure... measured) {
        return new Figures("a machine", false, List.of(measured));
    }

    private static String goal(String text, Figure... measured) {
        return SelectorsPage.of(with(measured))
                .lines()
                .filter(line -> line.startsWith("| " + text))
                .findFirst()
                .orElseThrow();
    }

    private static Figure pick(String row, int pods, double median) {
        return new Figure(Figures.PICK, row, pods, median, "ns/op");
    }

    @Test
    void thePageIsMadeOfTheNumbersBesideIt() throws IOException {
        assertEquals(SelectorsPage.of(Figures.read(JSON)), Files.readString(PAGE));
    }

    @Test
    void everyRegisteredBalancerIsMeasured() throws IOException {
        Figures figures = Figures.read(JSON);
        List<String> missing = new ArrayList<>();
        for (SelectorProvider<?> provider : SelectorRegistry.all()) {
            for (Row row : Rows.of(provider.name())) {
                for (String benchmark : List.of(Figures.PICK, Figures.CONNECT_AND_RELEASE, Figures.REMOVE_AND_ADD)) {
                    if (figures.median(benchmark, row.label(), 1_000).isEmpty()) {
                        missing.add(benchmark + " of " + row.label());
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyPeerIsMeasured() throws IOException {
        Figures figures = Figures.read(JSON);
        for (String row : Peers.rows().values()) {
            assertTrue(figures.median(Figures.PICK, row, 1_000).isPresent(), row);
        }
    }

    @Test
    void everyRowIsABalancerThatAScenarioCanAskFor() {
        HashSet<String> labels = new HashSet<>();
        for (SelectorProvider<?> provider : SelectorRegistry.all()) {
            for (Row row : Rows.of(provider.name())) {
                assertTrue(labels.add(row.label()), row.label());
                assertEquals(provider.name(), Fleet.spec(row.label(), 10).name());
            }
        }
        assertEquals(labels.size(), Rows.all().size());
    }

    @Test
    void saysWhereAGoalIsMet() {
        assertEquals(
                "| random at most 1.5 ns | 10: 1.2, 1,000: 1.5 | met |",
                goal("random", pick("random", 10, 1.2), pick("random", 1_000, 1.5)));
        assertEquals(
                "| random at most 1.5 ns | 10: 1.2, 1,000: 1.51 | missed with 1,000 |",
                goal("random", pick("random", 10, 1.2), pick("random", 1_000, 1.51)));
        assertEquals("| random at most 1.5 ns | 10: 1.6 | missed |", goal("random", pick("random", 10, 1.6)));
        assertEquals("| random at most 1.5 ns |  | not measured |", goal("random"));
    }

    @Test
    void aGoalMayBeARatio() {
        Figure ours = pick(Peers.JUMP_BUCKET, 100, 30);
        assertEquals(
                "| jump at most Guava's time | 100: 0.75 | met |",
                goal("jump at", ours, pick(Peers.GUAVA, 100, 40), pick(Peers.GUAVA, 10, 40)));
        assertEquals("| jump at most Guava's time |  | not measured |", goal("jump at", ours));
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        String page = SelectorsPage.of(with(pick("one", 10, 1.0), pick("two", 1_000, 1234.4)));
        assertTrue(page.contains("| balancer | 10 pods | 1,000 pods |"));
        assertTrue(page.contains("| one | 1 | |"));
        assertTrue(page.contains("| two | | 1,234 |"));
        assertFalse(page.contains("10,000 pods |"));
    }

    @Test
    void holdsProxiesThatShareAgainstOne() {
        String page = SelectorsPage.of(with(
                new Figure(Figures.HEAP_OF_ONE, "maglev", 1_000, 2_048, "bytes"),
                new Figure(Figures.HEAP_OF_ALL, "maglev", 1_000, 3_072, "bytes"),
                new Figure(Figures.HEAP_OF_FURTHER, "maglev", 1_000, 10.24, "bytes"),
                new Figure(Figures.CHANGE_OF_ONE, "maglev", 1_000, 100, "us/op"),
                new Figure(Figures.CHANGE_OF_ALL, "maglev", 1_000, 150, "us/op")));
        assertTrue(page.contains("| maglev | 2 | 3 | 0.01 | 100 | 150 | 1.5 |"), page);
    }

    @Test
    void readsWhatWasWritten(@TempDir Path folder) throws IOException {
        Figures figures = new Figures("a \"machine\"", true, List.of(pick("one, two", 10, 1.25), pick("x", 100, 2)));
        figures.write(folder.resolve("figures.json"));
        assertEquals(figures, Figures.read(folder.resolve("figures.json")));
    }

    @Test
    void writesFourDigits(@TempDir Path folder) throws IOException {
        with(pick("one", 10, 123.456789), pick("two", 10, 1_234_567)).write(folder.resolve("figures.json"));
        assertEquals(
                List.of(123.5, 1_235_000.0),
                Figures.read(folder.resolve("figures.json")).figures().stream()
                        .map(Figure::median)
                        .toList());
    }
}
