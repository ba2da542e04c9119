package io.steelyard.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYZDataset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What JFreeChart plots, read back from its plots, is what stands in the files. */
class PlottedSeriesTest {
    private static final List<String> VARIANTS = List.of("round-robin", "least-conn", "ring-hash");
    private static final int ROLLOUT_POD_FROM = 10;

    @TempDir
    static Path folder;

    private static Table series;
    private static Table pods;
    private static final Map<String, List<XYPlot>> PLOTS = new LinkedHashMap<>();

    /** A file as text: the fields of each variant's rows by the names of their columns. */
    private record Table(List<String> columns, Map<String, List<String[]>> rows) {
        static Table read(Path file) throws IOException {
            List<String> lines = Files.readAllLines(file);
            Map<String, List<String[]>> rows = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split(",", -1);
                rows.computeIfAbsent(fields[0], variant -> new ArrayList<>()).add(fields);
            }
            return new Table(List.of(lines.get(0).split(",", -1)), rows);
        }

        double[] column(String variant, String name) {
            int column = columns.indexOf(name);
            return rows.get(variant).stream()
                    .mapToDouble(fields -> fields[column].isEmpty() ? Double.NaN : Double.parseDouble(fields[column]))
                    .toArray();
        }
    }

    @BeforeAll
    static void drawAll() throws IOException {
        SampleResults.write(folder, VARIANTS, 20);
        series = Table.read(folder.resolve("series.csv"));
        pods = Table.read(folder.resolve("pods.csv"));
        Fonts fonts = Fonts.boot();
        for (Figure figure : Charts.figures(ChartData.read(folder))) {
            PLOTS.put(figure.name(), new Page(figure, fonts).plots());
        }
    }

    @Test
    void everyPodOfEveryVariantIsInTheHeatMap() {
        for (int panel = 0; panel < VARIANTS.size(); panel++) {
            String variant = VARIANTS.get(panel);
            XYZDataset plotted = (XYZDataset) PLOTS.get("pods-heat").get(panel).getDataset();
            List<String> existing = existingPods(variant);
            assertTrue(existing.size() > ROLLOUT_POD_FROM, variant);
            assertEquals(existing.size(), plotted.getSeriesCount(), variant);
            for (int pod = 0; pod < existing.size(); pod++) {
                assertEquals(existing.get(pod), plotted.getSeriesKey(pod));
                assertArrayEquals(pods.column(variant, "timeSeconds"), x(plotted, pod));
                double[] z = new double[plotted.getItemCount(pod)];
                for (int item = 0; item < z.length; item++) {
                    z[item] = plotted.getZValue(pod, item);
                    assertEquals(pod, plotted.getYValue(pod, item));
                }
                assertArrayEquals(pods.column(variant, existing.get(pod)), z, variant + " " + existing.get(pod));
            }
        }
    }

    @Test
    void everyPodIsALineAndTheirMeanTheLast() {
        for (int panel = 0; panel < VARIANTS.size(); panel++) {
            String variant = VARIANTS.get(panel);
            XYDataset plotted = PLOTS.get("pods-lines").get(panel).getDataset();
            List<String> existing = existingPods(variant);
            assertEquals(existing.size() + 1, plotted.getSeriesCount());
            for (int pod = 0; pod < existing.size(); pod++) {
                assertArrayEquals(pods.column(variant, existing.get(pod)), y(plotted, pod), existing.get(pod));
            }
            double[] means = y(plotted, existing.size());
            for (int sample = 0; sample < means.length; sample++) {
                assertEquals(meanOfExisting(variant, sample), means[sample], 1e-9, variant + " sample " + sample);
            }
        }
    }

    @Test
    void imbalanceHasALineAndABandForEachVariantAndOneFloor() {
        XYPlot plot = PLOTS.get("max-over-mean").get(0);
        IntervalXYDataset plotted = (IntervalXYDataset) plot.getDataset();
        assertEquals(VARIANTS.size() + 1, plotted.getSeriesCount());
        for (int number = 0; number < VARIANTS.size(); number++) {
            assertEquals(VARIANTS.get(number), plotted.getSeriesKey(number));
            assertIsColumn(plotted, number, VARIANTS.get(number), "maxOverMean");
        }
        assertArrayEquals(series.column(VARIANTS.get(0), "noiseFloor"), y(plotted, VARIANTS.size()));
    }

    @Test
    void reconnectsOfAVariantStandBeforeThoseOfTheBaseline() {
        List<XYPlot> plots = PLOTS.get("reconnects");
        assertIsColumn(dataset(plots, 0), 0, VARIANTS.get(0), "reconnectAttemptsPeakSecond");
        assertEquals(1, dataset(plots, 0).getSeriesCount());
        for (int panel = 1; panel < VARIANTS.size(); panel++) {
            IntervalXYDataset plotted = dataset(plots, panel);
            assertEquals(2, plotted.getSeriesCount());
            assertArrayEquals(series.column(VARIANTS.get(0), "reconnectAttemptsPeakSecond"), y(plotted, 0));
            assertIsColumn(plotted, 1, VARIANTS.get(panel), "reconnectAttemptsPeakSecond");
        }
    }

    @Test
    void fleetsThatAreAlikeAreShownOnce() {
        List<XYPlot> plots = PLOTS.get("pods-and-need");
        assertEquals(1, plots.size());
        assertArrayEquals(series.column(VARIANTS.get(0), "replicas"), y(dataset(plots, 0), 0));
        assertIsColumn(dataset(plots, 0), 1, VARIANTS.get(0), "neededPods");
        assertIsColumn(dataset(plots, 0), 2, VARIANTS.get(0), "servingPods");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pods-heat",
                "pods-lines",
                "max-over-mean",
                "reconnects",
                "pods-and-need",
                "gateways",
                "hops",
                "attempts-and-capacity",
                "handshakes-waiting",
                "failed-attempts",
                "killed-containers"
            })
    void everyPanelMarksTheEvents(String figure) {
        Layer layer = figure.equals("pods-heat") ? Layer.FOREGROUND : Layer.BACKGROUND;
        for (XYPlot plot : PLOTS.get(figure)) {
            Set<Double> marked = new LinkedHashSet<>();
            for (Object marker : plot.getDomainMarkers(layer)) {
                marked.add(((ValueMarker) marker).getValue());
            }
            assertEquals(List.of(600.0, 1500.0, 2100.0), List.copyOf(marked));
        }
    }

    @Test
    void everyValueLiesWithinTheAxes() {
        PLOTS.forEach((name, plots) -> {
            for (XYPlot plot : plots) {
                XYDataset plotted = plot.getDataset();
                for (int number = 0; number < plotted.getSeriesCount(); number++) {
                    for (double value : y(plotted, number)) {
                        assertFalse(value < plot.getRangeAxis().getLowerBound(), name);
                        assertFalse(value > plot.getRangeAxis().getUpperBound(), name);
                    }
                }
                assertEquals(0, plot.getDomainAxis().getLowerBound());
                assertEquals(ToyService.SECONDS, plot.getDomainAxis().getUpperBound());
            }
        });
    }

    private static IntervalXYDataset dataset(List<XYPlot> plots, int panel) {
        return (IntervalXYDataset) plots.get(panel).getDataset();
    }

    private static void assertIsColumn(IntervalXYDataset plotted, int number, String variant, String column) {
        double[] means = series.column(variant, column);
        double[] halfWidths = series.column(variant, column + "HalfWidth");
        assertTrue(Arrays.stream(halfWidths).anyMatch(halfWidth -> halfWidth > 0), column);
        assertArrayEquals(series.column(variant, "timeSeconds"), x(plotted, number), variant);
        assertArrayEquals(means, y(plotted, number), variant);
        for (int item = 0; item < means.length; item++) {
            assertEquals(means[item] - halfWidths[item], plotted.getStartYValue(number, item), variant);
            assertEquals(means[item] + halfWidths[item], plotted.getEndYValue(number, item), variant);
        }
    }

    private static double[] x(XYDataset plotted, int number) {
        double[] values = new double[plotted.getItemCount(number)];
        Arrays.setAll(values, item -> plotted.getXValue(number, item));
        return values;
    }

    private static double[] y(XYDataset plotted, int number) {
        double[] values = new double[plotted.getItemCount(number)];
        Arrays.setAll(values, item -> plotted.getYValue(number, item));
        return values;
    }

    /** The toy names pods in order of creation, so that the order of columns is theirs. */
    private static List<String> existingPods(String variant) {
        return pods.columns().stream()
                .skip(2)
                .filter(pod -> Arrays.stream(pods.column(variant, pod)).anyMatch(load -> !Double.isNaN(load)))
                .toList();
    }

    private static double meanOfExisting(String variant, int sample) {
        return existingPods(variant).stream()
                .mapToDouble(pod -> pods.column(variant, pod)[sample])
                .filter(load -> !Double.isNaN(load))
                .average()
                .orElse(Double.NaN);
    }
}
