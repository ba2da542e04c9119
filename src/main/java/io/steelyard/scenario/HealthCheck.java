package io.steelyard.scenario;

import java.time.Duration;

/**
 * How a gateway, or the front end before it, checks whether its targets listen.
 *
 * @param interval time between two checks of one target
 * @param rise successes in a row after which a target is up
 * @param fall failures in a row after which a target is down
 * @param onMarkedDown what happens to the connections of a target that is found down
 */
public record HealthCheck(
        @Default("2s") Duration interval,
        @Default("2") int rise,
        @Default("3") int fall,
        @Default("keep") OnMarkedDown onMarkedDown) {
    /** What happens to the connections of a target that is found down. */
    public enum OnMarkedDown {
        /** They live on until they end by themselves. */
        KEEP,
        /** They are cut, as HAProxy's {@code on-marked-down shutdown-sessions} does. */
        SHUTDOWN_SESSIONS
    }

    public HealthCheck {
        Checks.positive("interval", interval);
        Checks.atLeast("rise", 1, rise);
        Checks.atLeast("fall", 1, fall);
    }
}
