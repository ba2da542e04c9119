package io.steelyard.select.envoy.istio;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Durations;
import java.time.Duration;

/**
 * Istio's {@code WarmupConfiguration}, for round robin and least request.
 *
 * @param duration how long an endpoint counts as new; at least 1 ms
 * @param minimumPercent the least share of its weight that a new endpoint has; 0 to 100
 * @param aggression 1 lets the weight grow in proportion to time, more lets it grow faster at first
 */
public record WarmupConfiguration(
        Duration duration,
        @Default("10") double minimumPercent,
        @Default("1.0") double aggression) {
    public WarmupConfiguration {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("duration must be at least 1ms but is " + Durations.text(duration));
        }
        if (!(minimumPercent >= 0 && minimumPercent <= 100)) {
            throw new IllegalArgumentException("minimumPercent must be between 0 and 100 but is " + minimumPercent);
        }
        Checks.positive("aggression", aggression);
    }
}
