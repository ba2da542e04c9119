package io.steelyard.observe;

/**
 * A measured quantity: its name, unit and meaning.
 *
 * @param id the name in files and objectives, for example {@code imbalance.maxOverMean}
 * @param title the heading of a column
 * @param unit what it counts: {@code ratio}, {@code s}, {@code 1/s}, {@code connections}, ...
 * @param direction what is better
 * @param overTime whether it varies over time within a block, so that quantiles over time exist
 * @param meaning one sentence
 */
public record Metric(String id, String title, String unit, Direction direction, boolean overTime, String meaning) {
    /** Which values are better. */
    public enum Direction {
        /** Smaller is better. */
        LOWER,
        /** Larger is better. */
        HIGHER,
        /** Neither: it describes the run. */
        NEUTRAL
    }
}
