package io.steelyard.report.data;

import io.steelyard.observe.SeriesColumn;
import io.steelyard.sim.Comparison;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import io.steelyard.sim.SeriesSummary;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The writer of {@code series.csv}: what varied over time, one record for each variant and sampling instant.
 *
 * <p>Each column of {@link SeriesColumn} gives two: the mean over the replications and half the length of its confidence
 * interval, both empty where undefined. {@link TimeTable} reads the file.
 */
public final class SeriesCsv {
    /** What the name of a column of half-widths ends with. */
    public static final String HALF_WIDTH = "HalfWidth";

    private SeriesCsv() {}

    /** Writes the series of all variants; does not close the writer. */
    public static void write(Comparison comparison, Writer writer) throws IOException {
        List<String> header = new ArrayList<>(List.of(Csv.VARIANT, Csv.TIME));
        for (SeriesColumn column : SeriesColumn.values()) {
            header.add(column.id());
            header.add(column.id() + HALF_WIDTH);
        }
        Csv.write(writer, header, comparison.result().variants().stream().flatMap(variant -> {
            SeriesSummary series = comparison.series(variant);
            return IntStream.range(0, series.timesNanos().length).mapToObj(sample -> record(variant, series, sample));
        }));
    }

    private static List<String> record(VariantRuns variant, SeriesSummary series, int sample) {
        List<String> record = new ArrayList<>();
        record.add(variant.name());
        record.add(Numbers.seconds(series.timesNanos()[sample]));
        for (int column = 0; column < series.mean().length; column++) {
            record.add(Numbers.text(series.mean()[column][sample]));
            record.add(Numbers.text(series.halfWidth()[column][sample]));
        }
        return record;
    }
}
