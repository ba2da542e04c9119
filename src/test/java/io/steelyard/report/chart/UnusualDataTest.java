package io.steelyard.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.SeriesColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that leave little or too much to draw. */
class UnusualDataTest {
    @TempDir
    Path folder;

    private List<String> variants = List.of("round-robin", "least-conn");
    private double seconds = 600;
    private int replications = 3;
    private final Map<String, Integer> events = new LinkedHashMap<>();

    /** Writes files with so many samples; a row's values are those of the column or pod. */
    private List<Figure> figures(int samples, IntFunction<String> series, int pods, IntFunction<String> load)
            throws Exception {
        SampleResults.writeSummary(folder, variants, seconds, replications, events);
        StringBuilder seriesFile = new StringBuilder(SampleResults.seriesHeader());
        StringBuilder podsFile = new StringBuilder("variant,timeSeconds");
        IntStream.range(0, pods).forEach(pod -> podsFile.append(",pod-").append(pod));
        podsFile.append('\n');
        for (String variant : variants) {
            for (int sample = 0; sample < samples; sample++) {
                String time = SampleResults.number(samples == 1 ? 0 : seconds * sample / (samples - 1));
                seriesFile.append(variant + "," + time);
                podsFile.append(variant + "," + time);
                for (int column = 0; column < SeriesColumn.values().length; column++) {
                    seriesFile.append("," + series.apply(column) + ","
                            + (series.apply(column).isEmpty() ? "" : "0.5"));
                }
                for (int pod = 0; pod < pods; pod++) {
                    podsFile.append(",").append(load.apply(pod));
                }
                seriesFile.append('\n');
                podsFile.append('\n');
            }
        }
        Files.writeString(folder.resolve("series.csv"), seriesFile);
        Files.writeString(folder.resolve("pods.csv"), podsFile);
        return drawn();
    }

    /** Draws everything and holds every page against what must be true of all. */
    private List<Figure> drawn() throws Exception {
        Path charts = folder.resolve("charts");
        Charts.draw(folder, charts);
        List<Figure> figures = Charts.figures(ChartData.read(folder));
        Fonts fonts = Fonts.boot();
        for (Figure figure : figures) {
            assertTrue(Files.size(charts.resolve(figure.name() + ".png")) > 0);
            assertTrue(Files.size(charts.resolve(figure.name() + ".svg")) > 0);
            assertEquals(List.of(), TextBoxes.faults(new Page(figure, fonts)), figure.name());
        }
        return figures;
    }

    private static List<String> names(List<Figure> figures) {
        return figures.stream().map(Figure::name).toList();
    }

    @Test
    void ordinaryValuesGiveAllFigures() throws Exception {
        assertEquals(11, figures(10, column -> "2", 3, pod -> "7").size());
    }

    @Test
    void withoutSamplesEveryPanelSaysSo() throws Exception {
        List<Figure> figures = figures(0, column -> "", 0, pod -> "");
        assertEquals(List.of("pods-heat", "pods-lines", "max-over-mean", "reconnects"), names(figures));
        for (Figure figure : figures) {
            assertTrue(TextBoxes.texts(new Page(figure, Fonts.boot())).contains("no value in this run"), figure.name());
        }
    }

    @Test
    void emptyFilesAreDrawnAsNothing() throws Exception {
        SampleResults.writeSummary(folder, variants, seconds, replications, events);
        Files.writeString(folder.resolve("series.csv"), "");
        Files.writeString(folder.resolve("pods.csv"), "");
        assertEquals(4, drawn().size());
    }

    @Test
    void undefinedValuesAreLeftOutAndTheNeedChartWithThem() throws Exception {
        assertFalse(
                names(figures(10, column -> "", 2, pod -> pod == 0 ? "" : "5")).contains("pods-and-need"));
    }

    @Test
    void whatNeverCameAboutIsLeftOut() throws Exception {
        assertFalse(names(figures(10, column -> "never", 2, pod -> "1")).contains("pods-and-need"));
    }

    @Test
    void oneSampleOfOnePodOfOneVariantIsEnough() throws Exception {
        variants = List.of("random");
        replications = 1;
        List<Figure> figures = figures(1, column -> "1", 1, pod -> "0");
        assertEquals(9, figures.size());
        assertTrue(figures.stream().noneMatch(figure -> figure.subtitle().contains("bands")));
    }

    @Test
    void zeroEverywhereHasAnAxis() throws Exception {
        figures(10, column -> "0", 4, pod -> "0");
    }

    @Test
    void hugeValuesAndATinySpanFitOnThePage() throws Exception {
        seconds = 0.5;
        figures(10, column -> "123456789012", 4, pod -> "987654321");
    }

    @Test
    void fiveHundredPodsOverALongTimeAreThinnedOut() throws Exception {
        seconds = 100_000;
        List<Figure> figures = figures(300, column -> "3", 500, pod -> Integer.toString(pod));
        Figure lines = figures.get(1);
        Figure.Curves curves = (Figure.Curves) lines.panels().get(0).content();
        assertEquals(PodFigures.MOST_LINES + 2, curves.curves().size());
        assertEquals(0, curves.curves().get(0).lower()[7]);
        assertEquals(499, curves.curves().get(0).upper()[7]);
        assertTrue(lines.subtitle().contains("up to 100 pods"), lines.subtitle());
        assertTrue(Files.size(folder.resolve("charts/pods-lines.svg")) < 2_000_000);
    }

    @Test
    void ofManyVariantsTheFirstAndTheBaselineAreShown() throws Exception {
        variants = IntStream.range(0, 40)
                .mapToObj(number -> "v".repeat(50) + number)
                .toList();
        List<Figure> figures = figures(3, column -> Integer.toString(column), 3, pod -> "7");
        assertEquals(ChartData.MOST_VARIANTS, figures.get(0).panels().size());
        assertTrue(
                figures.get(0).subtitle().contains("12 of 40 variants"),
                figures.get(0).subtitle());
    }

    @Test
    void aVariantThatAFileLacksIsAnEmptyPanel() throws Exception {
        figures(3, column -> "1", 3, pod -> "7");
        variants = List.of("round-robin", "least-conn", "late");
        SampleResults.writeSummary(folder, variants, seconds, replications, events);
        assertEquals(3, drawn().get(0).panels().size());
    }

    @Test
    void eventsAreNamedWithoutTheirTimesAndThoseAfterTheEndAreLeftOut() throws Exception {
        for (int event = 0; event < 30; event++) {
            events.put("rollout number " + event + " at " + event + "s", event);
        }
        events.put("crash at 10m", 600);
        events.put("crash at 11m", 660);
        Figure figure = figures(10, column -> "2", 3, pod -> "7").get(0);
        assertEquals(31, figure.events().size());
        assertEquals("rollout number 0", figure.events().get(0).label());
    }

    @Test
    void fleetsThatDifferAreShownOneByOne() throws IOException {
        SampleResults.writeSummary(folder, variants, seconds, replications, events);
        Files.writeString(folder.resolve("series.csv"), """
                variant,timeSeconds,servingPods,servingPodsHalfWidth,replicas,replicasHalfWidth,neededPods,neededPodsHalfWidth
                round-robin,0,10,0,10,0,9,0
                round-robin,1,10,0,10,0,9,0
                least-conn,0,10,0,10,0,9,0
                least-conn,1,12,0,10,0,9,0
                """);
        Files.writeString(folder.resolve("pods.csv"), "variant,timeSeconds\n");
        Figure figure = Charts.figures(ChartData.read(folder)).get(4);
        assertEquals(2, figure.panels().size());
    }
}
