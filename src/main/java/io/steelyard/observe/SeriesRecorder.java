package io.steelyard.observe;

import io.steelyard.fleet.PodTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the values of the sampling instants, in flat columns that are sized for the whole run at once. */
final class SeriesRecorder {
    private static final SeriesColumn[] COLUMNS = SeriesColumn.values();
    private static final int ABSENT = -1;

    private final PodTable pods;
    private int samples;
    private long[] times;
    private final double[][] columns = new double[COLUMNS.length][];
    private int[] rowEnds;
    private int[] loads;
    private int loadsUsed;

    SeriesRecorder(PodTable pods, long expectedSamples) {
        this.pods = pods;
        int size = (int) Math.max(16, Math.min(1 << 24, expectedSamples));
        times = new long[size];
        rowEnds = new int[size];
        Arrays.setAll(columns, column -> new double[size]);
        loads = new int[Math.max(size, (int) Math.min(1 << 24, (long) size * pods.count()))];
    }

    /** A sampling instant; the columns of the new row are NaN until set. */
    void begin(long now) {
        if (samples == times.length) {
            int size = samples * 2;
            times = Arrays.copyOf(times, size);
            rowEnds = Arrays.copyOf(rowEnds, size);
            for (int column = 0; column < columns.length; column++) {
                columns[column] = Arrays.copyOf(columns[column], size);
            }
        }
        times[samples] = now;
        for (double[] column : columns) {
            column[samples] = Double.NaN;
        }
        int count = pods.count();
        if (loads.length - loadsUsed < count) {
            loads = Arrays.copyOf(loads, Math.max(loadsUsed + count, loads.length + (loads.length >> 1)));
        }
        for (int pod = 0; pod < count; pod++) {
            loads[loadsUsed++] = pods.phase(pod) == PodTable.Phase.GONE ? ABSENT : pods.openConnections(pod);
        }
        rowEnds[samples] = loadsUsed;
        samples++;
    }

    @SuppressWarnings("EnumOrdinal") // the result's columns are by the index of the enum
    void set(SeriesColumn column, double value) {
        columns[column.ordinal()][samples - 1] = value;
    }

    void set(SeriesColumn column, long count) {
        set(column, (double) count);
    }

    /** When the last sample was taken; the given time if there is none. */
    long lastTime(long otherwise) {
        return samples == 0 ? otherwise : times[samples - 1];
    }

    RunResult.Series series() {
        double[][] copy = new double[columns.length][];
        Arrays.setAll(copy, column -> Arrays.copyOf(columns[column], samples));
        return new RunResult.Series(Arrays.copyOf(times, samples), copy);
    }

    RunResult.PodSeries podSeries() {
        List<String> names = new ArrayList<>();
        for (int pod = 0; pod < pods.count(); pod++) {
            names.add(pods.name(pod));
        }
        List<int[]> rows = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            rows.add(Arrays.copyOfRange(loads, sample == 0 ? 0 : rowEnds[sample - 1], rowEnds[sample]));
        }
        return new RunResult.PodSeries(List.copyOf(names), List.copyOf(rows));
    }
}
