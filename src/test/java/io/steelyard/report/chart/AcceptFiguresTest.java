package io.steelyard.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.SeriesColumn;
import io.steelyard.report.chart.Figure.Curve;
import io.steelyard.report.chart.Figure.Curves;
import io.steelyard.report.chart.Figure.LegendKey;
import io.steelyard.report.chart.Figure.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of what pods accept and of what moves show what there is, and nothing else. */
class AcceptFiguresTest {
    private static final List<String> VARIANTS = List.of("round-robin", "least-conn", "maglev");

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        SampleResults.write(folder, VARIANTS, 20);
    }

    private ChartData data() throws IOException {
        return ChartData.read(folder);
    }

    private static List<String> panels(Figure figure) {
        return figure.panels().stream().map(Panel::title).toList();
    }

    private static List<String> legend(Figure figure) {
        return figure.legend().stream().map(LegendKey::text).toList();
    }

    private static List<Curve> curves(Figure figure, int panel) {
        return ((Curves) figure.panels().get(panel).content()).curves();
    }

    private static void assertIs(ChartData data, Curve curve, String variant, SeriesColumn column) {
        assertArrayEquals(data.series().column(variant, column).means(), curve.values());
    }

    @Test
    void attemptsStandAgainstCapacityWhereThereIsOne() throws IOException {
        ChartData data = data();
        Figure figure = new AcceptFigures(data).all().get(0);
        assertEquals("attempts-and-capacity", figure.name());
        assertEquals(List.of("round-robin (baseline)", "least-conn"), panels(figure));
        assertEquals(List.of("capacity of the serving pods", "attempts", "established"), legend(figure));
        assertIs(data, curves(figure, 1).get(0), "least-conn", SeriesColumn.ACCEPT_CAPACITY);
        assertIs(data, curves(figure, 1).get(1), "least-conn", SeriesColumn.ATTEMPTS);
        assertIs(data, curves(figure, 1).get(2), "least-conn", SeriesColumn.ESTABLISHED);
    }

    @Test
    void queuesAreDrawnWhereAnythingWaits() throws IOException {
        ChartData data = data();
        Figure figure = new AcceptFigures(data).all().get(1);
        assertEquals("handshakes-waiting", figure.name());
        assertEquals(List.of("round-robin (baseline)", "least-conn"), panels(figure));
        assertEquals(List.of("at all pods", "at one pod, the most"), legend(figure));
        assertIs(data, curves(figure, 0).get(0), "round-robin", SeriesColumn.HANDSHAKES_WAITING);
        assertIs(data, curves(figure, 0).get(1), "round-robin", SeriesColumn.LONGEST_QUEUE);
    }

    @Test
    void movesAreDrawnForAllVariantsWhereOneMovesClientsTwice() throws IOException {
        ChartData data = data();
        Figure figure = HopFigure.of(data).orElseThrow();
        assertEquals(List.of("round-robin (baseline)", "least-conn", "maglev"), panels(figure));
        assertIs(data, curves(figure, 0).get(0), "round-robin", SeriesColumn.MOVED);
        assertIs(data, curves(figure, 0).get(1), "round-robin", SeriesColumn.MOVED_TWICE);
        assertIs(data, curves(figure, 0).get(2), "round-robin", SeriesColumn.MOVED_THRICE);
        assertEquals(1, figure.values().upper(), 0.1);
    }

    @Test
    void whatNobodyDoesIsNotDrawn() throws IOException {
        SampleResults.write(folder, List.of("least-conn", "least-request"), 20);
        assertTrue(HopFigure.of(data()).isEmpty());
        SampleResults.write(folder, List.of("maglev"), 20);
        assertEquals(List.of(), new AcceptFigures(data()).all());
        Path series = folder.resolve("series.csv");
        Files.writeString(series, Files.readString(series).replace(",movedTwice", ",other"));
        assertTrue(HopFigure.of(data()).isEmpty());
    }
}
