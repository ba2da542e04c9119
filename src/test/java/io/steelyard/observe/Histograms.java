package io.steelyard.observe;

/** Makes histograms for tests of what is computed from them. */
public final class Histograms {
    private Histograms() {}

    /** Returns the histogram of a quantity that had each value for a second. */
    public static TimeHistogram ofSeconds(double... values) {
        TimeHistogram.Builder builder = new TimeHistogram.Builder();
        for (double value : values) {
            builder.add(value, 1_000_000_000L);
        }
        return builder.build();
    }
}
