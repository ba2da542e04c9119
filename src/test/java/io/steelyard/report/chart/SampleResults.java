package io.steelyard.report.chart;

import io.steelyard.observe.SeriesColumn;
import io.steelyard.report.data.Summary;
import io.steelyard.report.data.SummaryWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Data files that look like those of a run of 40 minutes: an autoscaler goes from 10 to about 30 pods after a burst, a
 * rollout replaces all pods, one pod crashes. {@link ToyService} makes the numbers up; nothing of the simulator is in it.
 */
final class SampleResults {
    static final List<String> VARIANTS =
            List.of("round-robin", "random", "least-conn", "least-request", "ring-hash", "maglev");

    private static final int SCHEMA = 1;
    private static final int REPLICATIONS = 4;
    private static final double STUDENT_3_DEGREES = 3.182446;

    private SampleResults() {}

    static void write(Path folder, List<String> variants, int sampleSeconds) throws IOException {
        Files.createDirectories(folder);
        writeSummary(folder, variants, ToyService.SECONDS, REPLICATIONS, ToyService.EVENTS);
        StringBuilder series = new StringBuilder(seriesHeader());
        Map<String, ToyService> first = new TreeMap<>();
        for (String variant : variants) {
            List<ToyService> runs = new ArrayList<>();
            for (int replication = 0; replication < REPLICATIONS; replication++) {
                ToyService run = new ToyService(variant, replication, sampleSeconds);
                run.run();
                runs.add(run);
            }
            appendSeries(series, variant, runs);
            first.put(variant, runs.get(0));
        }
        Files.writeString(folder.resolve("series.csv"), series);
        Files.writeString(folder.resolve("pods.csv"), podsFile(variants, first));
    }

    /** Writes a summary alone, without metrics; the events by the second of their start. */
    static void writeSummary(
            Path folder, List<String> variants, double seconds, int replications, Map<String, Integer> events)
            throws IOException {
        List<Summary.Block> blocks = new ArrayList<>();
        blocks.add(new Summary.Block("run", 0, seconds, List.of()));
        events.forEach((name, start) -> blocks.add(new Summary.Block(name, start, seconds, List.of())));
        Summary summary = new Summary(
                SCHEMA,
                1,
                new Summary.Origin("burst", "made up", 1, seconds, replications, List.of(), "00000000", "none"),
                variants.get(0),
                0.95,
                variants,
                blocks,
                List.of(),
                List.of(),
                new Summary.Trust(0, 0, 0),
                "none");
        Files.writeString(folder.resolve("summary.json"), SummaryWriter.text(summary));
    }

    static String seriesHeader() {
        StringBuilder header = new StringBuilder("variant,timeSeconds");
        for (SeriesColumn column : SeriesColumn.values()) {
            header.append("," + column.id() + "," + column.id() + "HalfWidth");
        }
        return header.append('\n').toString();
    }

    private static void appendSeries(StringBuilder text, String variant, List<ToyService> runs) {
        int samples = runs.get(0).times.size();
        for (int sample = 0; sample < samples; sample++) {
            text.append(variant + "," + runs.get(0).times.get(sample));
            for (SeriesColumn column : SeriesColumn.values()) {
                double sum = 0;
                double squares = 0;
                for (ToyService run : runs) {
                    double value = run.columns.get(column).get(sample);
                    sum += value;
                    squares += value * value;
                }
                double mean = sum / REPLICATIONS;
                double variance = Math.max(0, squares - sum * mean) / (REPLICATIONS - 1);
                text.append("," + number(mean) + "," + number(STUDENT_3_DEGREES * Math.sqrt(variance / REPLICATIONS)));
            }
            text.append('\n');
        }
    }

    private static String podsFile(List<String> variants, Map<String, ToyService> runs) {
        int pods = runs.values().stream().mapToInt(run -> run.pods.size()).max().orElse(0);
        StringBuilder text = new StringBuilder("variant,timeSeconds");
        for (int pod = 0; pod < pods; pod++) {
            text.append(String.format(Locale.ROOT, ",web-%04d", pod));
        }
        text.append('\n');
        for (String variant : variants) {
            ToyService run = runs.get(variant);
            for (int sample = 0; sample < run.times.size(); sample++) {
                text.append(variant + "," + run.times.get(sample));
                int[] row = run.loads.get(sample);
                for (int pod = 0; pod < pods; pod++) {
                    text.append(pod < row.length && row[pod] >= 0 ? "," + row[pod] : ",");
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    static String number(double value) {
        return Double.isNaN(value)
                ? ""
                : BigDecimal.valueOf(value)
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    static Map<SeriesColumn, List<Double>> emptyColumns() {
        Map<SeriesColumn, List<Double>> columns = new EnumMap<>(SeriesColumn.class);
        for (SeriesColumn column : SeriesColumn.values()) {
            columns.put(column, new ArrayList<>());
        }
        return columns;
    }
}
