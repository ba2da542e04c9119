package io.steelyard.report.chart;

import io.steelyard.observe.SeriesColumn;
import io.steelyard.report.data.SeriesCsv;
import io.steelyard.report.data.TimeTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The quantities of {@code series.csv} over time, by variant. */
record SeriesTable(TimeTable table) {

    /**
     * A quantity of a variant.
     *
     * @param seconds the sampling instants
     * @param means over the replications; NaN where undefined
     * @param halfWidths of their intervals; NaN where there are none
     */
    @SuppressWarnings("ArrayRecordComponent") // read by index and never compared
    record Column(double[] seconds, double[] means, double[] halfWidths) {
        boolean isDefined() {
            return Arrays.stream(means).anyMatch(mean -> !Double.isNaN(mean));
        }
    }

    /** The column of a quantity; without samples if the file has none of the variant, undefined if none of the quantity. */
    Column column(String variant, SeriesColumn column) {
        TimeTable.Lines lines = table.variants().get(variant);
        double[] seconds = lines == null ? new double[0] : lines.seconds();
        return new Column(seconds, values(lines, column.id()), values(lines, column.id() + SeriesCsv.HALF_WIDTH));
    }

    private double[] values(TimeTable.@Nullable Lines lines, String name) {
        if (lines == null) {
            return new double[0];
        }
        int index = table.columns().indexOf(name);
        double[] values = new double[lines.seconds().length];
        for (int sample = 0; sample < values.length; sample++) {
            double value = index < 0 ? Double.NaN : lines.values()[index][sample];
            values[sample] = Double.isInfinite(value) ? Double.NaN : value;
        }
        return values;
    }
}
