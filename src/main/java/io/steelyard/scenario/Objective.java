package io.steelyard.scenario;

import java.util.Optional;

/**
 * A limit that a metric must keep.
 *
 * @param metric the metric's id, as {@code list metrics} prints it
 * @param quantile for metrics that vary over time: the quantile over time that is held against the limit, for example
 *     {@code p99}, or {@code worst}; without it the metric's own summary value
 * @param event the moment (its number among {@link Setup#moments()}, from 1) from which on, up to the next one, the metric
 *     is taken; without it the whole run
 * @param below the value must be below this
 * @param above the value must be above this
 */
public record Objective(
        String metric,
        Optional<String> quantile,
        Optional<Integer> event,
        Optional<Double> below,
        Optional<Double> above) {
    public Objective {
        if (below.isPresent() == above.isPresent()) {
            throw new IllegalArgumentException(
                    "below or above must be given, " + (below.isPresent() ? "not both" : "one of them"));
        }
    }
}
