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

/** The figures of failed attempts and killed containers show what there is, and nothing else. */
class FailureFiguresTest {
    private static final List<String> VARIANTS = List.of("round-robin", "random", "least-conn", "maglev");

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

    private static List<Curve> curves(Figure figure, int panel) {
        return ((Curves) figure.panels().get(panel).content()).curves();
    }

    private static List<String> legend(Figure figure) {
        return figure.legend().stream().map(LegendKey::text).toList();
    }

    private static void assertIs(ChartData data, Curve curve, String variant, SeriesColumn column) {
        SeriesTable.Column expected = data.series().column(variant, column);
        assertArrayEquals(expected.seconds(), curve.seconds());
        assertArrayEquals(expected.means(), curve.values());
    }

    @Test
    void attemptsHaveAPanelForEachVariantThatFailsAndACurveForEachCause() throws IOException {
        ChartData data = data();
        Figure figure = new FailureFigures(data).all().get(0);
        assertEquals("failed-attempts", figure.name());
        assertEquals(List.of("round-robin (baseline)", "random", "maglev"), panels(figure));
        assertEquals(List.of("nobody listens", "the pod is full"), legend(figure));
        assertEquals(1, curves(figure, 0).size());
        assertIs(data, curves(figure, 0).get(0), "round-robin", SeriesColumn.REFUSED);
        assertEquals(2, curves(figure, 1).size());
        assertIs(data, curves(figure, 1).get(0), "random", SeriesColumn.REFUSED);
        assertIs(data, curves(figure, 1).get(1), "random", SeriesColumn.REFUSED_FULL);
        assertTrue(figure.subtitle().endsWith(" None with least-conn."), figure.subtitle());
    }

    @Test
    void killsHaveAPanelForEachCauseAndACurveForEachVariantThatHasThem() throws IOException {
        ChartData data = data();
        Figure figure = new FailureFigures(data).all().get(1);
        assertEquals("killed-containers", figure.name());
        assertEquals(List.of("killed for their memory", "killed by their probes"), panels(figure));
        assertEquals(List.of("round-robin", "maglev"), legend(figure));
        assertEquals(1, curves(figure, 0).size());
        assertIs(data, curves(figure, 0).get(0), "round-robin", SeriesColumn.OUT_OF_MEMORY);
        assertEquals(1, curves(figure, 1).size());
        assertIs(data, curves(figure, 1).get(0), "maglev", SeriesColumn.UNHEALTHY);
        assertEquals(data.ink("maglev"), curves(figure, 1).get(0).ink());
        assertTrue(figure.subtitle().endsWith(" None with random and least-conn."), figure.subtitle());
    }

    @Test
    void whatTheFileDoesNotHaveIsNotDrawn() throws IOException {
        Path series = folder.resolve("series.csv");
        String text = Files.readString(series);
        Files.writeString(series, text.replace(",refused", ",other"));
        assertEquals(
                List.of("killed-containers"),
                new FailureFigures(data()).all().stream().map(Figure::name).toList());
        Files.writeString(
                series,
                text.replace(",refused", ",other")
                        .replace(",outOfMemory", ",some")
                        .replace(",unhealthy", ",more"));
        assertEquals(List.of(), new FailureFigures(data()).all());
    }
}
