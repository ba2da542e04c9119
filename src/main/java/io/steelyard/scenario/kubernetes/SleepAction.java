package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;

/**
 * A hook that waits (core/v1 {@code SleepAction}).
 *
 * @param seconds how long, at least 0
 */
public record SleepAction(int seconds) {
    public SleepAction {
        Checks.atLeast("seconds", 0, seconds);
    }
}
