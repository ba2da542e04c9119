package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Reconnect;

/** The same wait every time, plus a uniformly random part where {@code spread} is given. */
final class FixedDelay implements ReconnectPolicy {
    private final double delayNanos;
    private final double spreadNanos;
    private final int attempts;

    FixedDelay(Reconnect.Fixed fixed) {
        delayNanos = Nanos.of(fixed.delay());
        spreadNanos = Nanos.of(fixed.spread());
        attempts = fixed.attempts().orElse(Integer.MAX_VALUE);
    }

    @Override
    public long delayNanos(CounterStream draws, long client, long attempt, int failures) {
        if (failures >= attempts) {
            return GIVE_UP;
        }
        double extra = spreadNanos == 0
                ? 0
                : spreadNanos * draws.at(Purpose.BACKOFF, client, attempt).nextDouble();
        return Nanos.rounded(delayNanos + extra);
    }
}
