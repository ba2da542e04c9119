package io.steelyard.scenario;

/**
 * A token bucket before the whole service: attempts beyond it are turned away at once, whoever makes them.
 *
 * <p>AWS API Gateway admits 500 new WebSocket connections a second for an account and region (its quota page); Zed lets its
 * clients back in by 512 after a deployment.
 *
 * @param rate attempts admitted per second in the long run
 * @param burst attempts admitted at once after a quiet time
 */
@NotModelled({"retryAfter"})
public record AdmissionControl(Rate rate, @Default("1") Count burst) {
    public AdmissionControl {
        Checks.positive("rate", rate);
        Checks.atLeast("burst", 1, burst.value());
    }
}
