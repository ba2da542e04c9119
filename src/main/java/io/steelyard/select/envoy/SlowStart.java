package io.steelyard.select.envoy;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Fraction;
import java.time.Duration;

/**
 * Envoy's slow start: a new host's weight grows to its full value over a window.
 *
 * <p>Follows Envoy 1.36 {@code common/load_balancer_impl.cc}, {@code applySlowStartFactor}. Departure: an aggression that
 * is not above 0 is refused, where Envoy takes 1 instead.
 *
 * @param window how long a host counts as new; whole milliseconds
 * @param aggression 1 lets the weight grow in proportion to time, more lets it grow faster at first
 * @param minWeightPercent the least share of its weight that a new host has
 */
public record SlowStart(
        Duration window,
        @Default("1.0") double aggression,
        @Default("10%") Fraction minWeightPercent) {
    public SlowStart {
        if (window.toMillis() < 1) {
            throw new IllegalArgumentException("window must be at least 1ms but is " + window);
        }
        Checks.positive("aggression", aggression);
    }

    /**
     * Returns the weight that a host has in effect.
     *
     * @param weight the host's own weight
     * @param millis whole milliseconds since the host was first seen, at least 0
     */
    public double weight(double weight, long millis) {
        long windowMillis = window.toMillis();
        if (millis >= windowMillis) {
            return weight;
        }
        double elapsed = Math.max(millis, 1) / (double) windowMillis;
        double grown = aggression == 1.0 || elapsed == 1.0 ? elapsed : StrictMath.pow(elapsed, 1.0 / aggression);
        return weight * Math.max(grown, minWeightPercent.value());
    }
}
