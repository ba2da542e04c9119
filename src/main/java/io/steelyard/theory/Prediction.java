package io.steelyard.theory;

/**
 * A figure that theory gives for a scenario, to stand beside the simulated one.
 *
 * @param metric the id of the metric that it predicts
 * @param value the predicted value
 * @param unit its unit
 * @param kind how the value relates to the simulated one
 * @param assumptions what it rests on, for the reader of a report
 * @param source the formula and where it comes from
 */
public record Prediction(String metric, double value, String unit, Kind kind, String assumptions, String source) {

    /** How a predicted value relates to the simulated one. */
    public enum Kind {
        /** The mean over replications tends to it. */
        EXACT,
        /** The limit of many pods or many connections a pod. */
        LIMIT,
        /** No balancer has less. */
        LOWER_BOUND
    }
}
