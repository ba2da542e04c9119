package io.steelyard.observe;

import java.util.Arrays;

/** What takes all loads to compute, at one instant: Gini coefficient, Jain's index, 99th percentile. Reused. */
final class SpreadSample {
    private static final int FEWEST_FOR_P99 = 100;

    private int[] loads = new int[16];
    private int size;
    private long sum;

    void clear() {
        size = 0;
        sum = 0;
    }

    void add(int load) {
        if (size == loads.length) {
            loads = Arrays.copyOf(loads, size * 2);
        }
        loads[size++] = load;
        sum += load;
    }

    /** All loads are added. */
    void sort() {
        Arrays.sort(loads, 0, size);
    }

    int size() {
        return size;
    }

    /** The largest over the mean; NaN without a connection. */
    double maxOverMean() {
        return sum == 0 ? Double.NaN : (double) ((long) loads[size - 1] * size) / sum;
    }

    /** The Gini coefficient, dividing by n; NaN without a connection. */
    double gini() {
        double weighted = 0;
        for (int i = 0; i < size; i++) {
            weighted += (2.0 * i + 1 - size) * loads[i];
        }
        return sum == 0 ? Double.NaN : weighted / ((double) size * sum);
    }

    /** The 99th percentile by nearest rank over the mean; NaN below 100 loads, where it is the maximum. */
    double p99OverMean() {
        if (size < FEWEST_FOR_P99 || sum == 0) {
            return Double.NaN;
        }
        int rank = (99 * size + 99) / 100;
        return (double) ((long) loads[rank - 1] * size) / sum;
    }

    /** The share of loads that are 0; NaN without loads. */
    double idle() {
        int idle = 0;
        while (idle < size && loads[idle] == 0) {
            idle++;
        }
        return size == 0 ? Double.NaN : (double) idle / size;
    }
}
