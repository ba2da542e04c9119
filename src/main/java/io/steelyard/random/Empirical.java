package io.steelyard.random;

import java.util.Arrays;

/** The law that gives every one of a list of observed values the same probability. */
public final class Empirical implements Distribution {

    private final double[] sorted;
    private final double[] sumBelow;

    /**
     * Creates the law of the given values, in any order; they are copied.
     *
     * @throws IllegalArgumentException if there is no value, or one is not a finite number &gt; 0
     */
    public Empirical(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values must not be empty");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
        sumBelow = new double[sorted.length + 1];
        for (int i = 0; i < sorted.length; i++) {
            sumBelow[i + 1] = sumBelow[i] + Arguments.positive("each value", sorted[i]);
        }
    }

    /** Returns the number of values. */
    public int size() {
        return sorted.length;
    }

    @Override
    public double mean() {
        return sumBelow[sorted.length] / sorted.length;
    }

    @Override
    public double survival(double t) {
        return (double) (sorted.length - countUpTo(sorted, t)) / sorted.length;
    }

    @Override
    public double integratedSurvival(double t) {
        if (t <= 0) {
            return 0;
        }
        int ended = countUpTo(sorted, t);
        int left = sorted.length - ended;
        return (sumBelow[ended] + (left == 0 ? 0 : t * left)) / sorted.length;
    }

    @Override
    public double sample(RandomSource source) {
        return sorted[(int) (source.nextDouble() * sorted.length)];
    }

    /** A uniform part of a value that is picked with a probability proportional to itself. */
    @Override
    public double sampleResidual(RandomSource source) {
        double mass = source.nextDouble() * sumBelow[sorted.length];
        int picked = Math.min(countUpTo(sumBelow, mass) - 1, sorted.length - 1);
        return source.nextOpenDouble() * sorted[picked];
    }

    @Override
    public double gini() {
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2.0 * i + 1 - sorted.length) * sorted[i];
        }
        return weighted / (sorted.length * sumBelow[sorted.length]);
    }

    @Override
    public double secondMoment() {
        double sum = 0;
        for (double value : sorted) {
            sum += value * value;
        }
        return sum / sorted.length;
    }

    @Override
    public String toString() {
        return "Empirical[" + sorted.length + " values, mean " + mean() + "]";
    }

    private static int countUpTo(double[] ascending, double limit) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
