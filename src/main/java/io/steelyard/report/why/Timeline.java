package io.steelyard.report.why;

import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import java.util.List;

/** What one run did from sample to sample: pods, connections, and how many were established and lost between. */
final class Timeline {
    private static final double NANOS_PER_SECOND = 1e9;
    static final int ABSENT = -1;

    private final RunResult run;

    Timeline(RunResult run) {
        this.run = run;
    }

    int samples() {
        return run.series().timesNanos().length;
    }

    double seconds(int sample) {
        return run.series().timesNanos()[sample] / NANOS_PER_SECOND;
    }

    /** The last sample at or before an instant; -1 if there is none. */
    int sampleAt(double seconds) {
        int sample = samples() - 1;
        while (sample >= 0 && seconds(sample) > seconds) {
            sample--;
        }
        return sample;
    }

    /** What a column of the series has; NaN where it is undefined. */
    @SuppressWarnings("EnumOrdinal") // the columns of a series are by the index of the enum
    double value(SeriesColumn column, int sample) {
        return run.series().columns()[column.ordinal()][sample];
    }

    int serving(int sample) {
        return (int) value(SeriesColumn.SERVING_PODS, sample);
    }

    double connections(int sample) {
        return value(SeriesColumn.CONNECTIONS, sample);
    }

    /** Connections established since the sample before. */
    double established(int sample) {
        return since(SeriesColumn.ESTABLISHED, sample);
    }

    /** Connections lost since the sample before. */
    double lost(int sample) {
        return since(SeriesColumn.LOST, sample);
    }

    /** Connections lost per second since the sample before; NaN at the first. */
    double lossRate(int sample) {
        return value(SeriesColumn.LOST, sample);
    }

    private double since(SeriesColumn column, int sample) {
        double rate = value(column, sample);
        return sample == 0 || Double.isNaN(rate) ? 0 : rate * (seconds(sample) - seconds(sample - 1));
    }

    /** Connections that ended since the sample before by their client's will. */
    double left(int sample) {
        return connections(sample - 1) + established(sample) - lost(sample) - connections(sample);
    }

    int pods() {
        return run.pods().podNames().size();
    }

    String podName(int pod) {
        return run.pods().podNames().get(pod);
    }

    /** Whether a pod held connections in a sample before one. */
    boolean heldBefore(int sample, int pod) {
        for (int earlier = 0; earlier < sample; earlier++) {
            if (load(earlier, pod) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The connections of a pod; {@link #ABSENT} while it does not exist. */
    int load(int sample, int pod) {
        List<int[]> rows = run.pods().connections();
        int[] row = rows.get(sample);
        return pod < row.length ? row[pod] : ABSENT;
    }
}
