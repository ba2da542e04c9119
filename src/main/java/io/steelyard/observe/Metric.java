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

    /** A metric of which smaller values are better. */
    static Metric lower(String id, String title, String unit, String meaning) {
        return new Metric(id, title, unit, Direction.LOWER, false, meaning);
    }

    /** A metric of which larger values are better. */
    static Metric higher(String id, String title, String unit, String meaning) {
        return new Metric(id, title, unit, Direction.HIGHER, false, meaning);
    }

    /** A metric that describes the run. */
    static Metric neutral(String id, String title, String unit, String meaning) {
        return new Metric(id, title, unit, Direction.NEUTRAL, false, meaning);
    }

    /** The same metric as one that varies over time. */
    Metric varying() {
        return new Metric(id, title, unit, direction, true, meaning);
    }

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
