package io.steelyard.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * A token bucket before the whole service: attempts beyond it are turned away at once, whoever makes them.
 *
 * <p>AWS API Gateway admits 500 new WebSocket connections a second for an account and region (its quota page); Zed lets its
 * clients back in by 512 after a deployment.
 *
 * @param rate attempts admitted per second in the long run
 * @param burst attempts admitted at once after a quiet time
 * @param retryAfter what a client is told that is turned away; those that honour it wait at least so long, and at most
 *     twice as long at random, so that they do not come back together; absent: nothing
 */
public record AdmissionControl(Rate rate, @Default("1") Count burst, Optional<Duration> retryAfter) {
    public AdmissionControl {
        retryAfter.ifPresent(span -> Checks.positive("retryAfter", span));
        Checks.positive("rate", rate);
        Checks.atLeast("burst", 1, burst.value());
    }
}
