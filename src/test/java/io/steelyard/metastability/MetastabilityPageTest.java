package io.steelyard.metastability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.report.chart.EdgeSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The page {@code docs/metastability.md} and its picture are what the bisection gives, byte for byte, and it gives what theory
 * says where that holds.
 *
 * <p>Run with {@code -Dsteelyard.docs=write} it makes them again instead.
 */
class MetastabilityPageTest {
    private static final Path PAGE = Path.of("docs", "metastability.md");
    private static final Path FIGURE = Path.of("docs", "metastability-edge.svg");
    private static final boolean WRITE = "write".equals(System.getProperty("steelyard.docs"));

    private static Edges edges;
    private static Levers levers;

    @BeforeAll
    static void find() throws IOException {
        edges = Edges.find();
        levers = Levers.pull();
    }

    @Test
    void noStormStaysWhereQueuesAreShorterThanThePatience() {
        for (Edge edge : edges.all()) {
            assertEquals(edge.outage().theory().servesTooLate(), edge.found(), edge.toString());
        }
    }

    /**
     * What theory leaves out is the spread of attempts over pods and seconds, against which a storm needs a margin. Of the 200
     * attempts that a pod does within the patience, chance makes sqrt(200) or 7 %: as much is allowed, half a patience beyond
     * the patience itself; the bracket of 1 % is well within it.
     */
    @Test
    void longQueuesHaveTheEdgeOfTheory() {
        for (Edge edge : edges.all()) {
            if (edge.outage().theory().secondsInFullQueue() >= 1.5 * Outage.PATIENCE_SECONDS) {
                double spread = 1 / Math.sqrt(Outage.PER_SECOND * Outage.PATIENCE_SECONDS);
                assertEquals(1, edge.clients() / edge.outage().losing(), spread, edge.toString());
                assertEquals(1, edge.waiting() / edge.outage().sustaining(), spread, edge.toString());
            }
        }
    }

    @Test
    void everyLeverEndsTheStorm() {
        for (Levers.Run run : levers.runs()) {
            assertEquals(!run.lever().equals("none"), run.ends(), run.lever());
        }
    }

    @Test
    void theFigureIsWhatTheBisectionGives() throws Exception {
        EdgeSheet figure = edges.figure();
        assertEquals(List.of(), figure.faults());
        if (WRITE) {
            Files.writeString(FIGURE, figure.svg());
        }
        assertEquals(figure.svg(), Files.readString(FIGURE), FIGURE + " differs from what is generated now");
    }

    @Test
    void thePageIsWhatTheBisectionGives() throws IOException {
        String page = MetastabilityPage.of(edges, levers);
        if (WRITE) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.readString(PAGE),
                PAGE + " differs from what is generated now; -Dsteelyard.docs=write makes it again");
    }
}
