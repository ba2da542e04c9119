package io.steelyard.traffic;

import io.steelyard.scenario.Reconnect;

/** The translation of a scenario's reconnect policy into one that computes waits. */
public final class ReconnectPolicies {
    private ReconnectPolicies() {}

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException if it is a preset that does not exist; the message tells the nearest name
     */
    public static ReconnectPolicy create(Reconnect reconnect) {
        if (reconnect instanceof Reconnect.Fixed fixed) {
            return new FixedDelay(fixed);
        }
        if (reconnect instanceof Reconnect.Listed listed) {
            return new ListedDelays(listed);
        }
        if (reconnect instanceof Reconnect.Exponential exponential) {
            return exponential.jitter() == Reconnect.Jitter.DECORRELATED
                    ? new DecorrelatedJitter(exponential)
                    : new ExponentialBackoff(exponential);
        }
        if (reconnect instanceof Reconnect.Preset preset) {
            return create(ReconnectPresets.named(preset.name()).policy());
        }
        return (draws, client, attempt, failures) -> 0;
    }
}
