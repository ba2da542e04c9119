package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Reconnect;

/**
 * Decorrelated jitter: each wait is uniform between the base and three times the wait before, at most the cap; before the
 * first wait the base stands for the wait before (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * <p>The wait before is not stored but drawn again. The recursion is increasing in the wait before, which is never below
 * the base: a chain begun at the base some attempts ago stays below the true one, so once it meets the cap the two are
 * one. Thus the last few attempts nearly always suffice, however long the outage.
 */
final class DecorrelatedJitter implements ReconnectPolicy {
    private static final int FIRST_LOOK_BACK = 16;

    private final double baseNanos;
    private final double capNanos;
    private final int attempts;

    DecorrelatedJitter(Reconnect.Exponential backoff) {
        baseNanos = Nanos.of(backoff.base());
        capNanos = Nanos.of(backoff.cap());
        attempts = backoff.attempts().orElse(Integer.MAX_VALUE);
    }

    @Override
    public long delayNanos(CounterStream draws, long client, long attempt, int failures) {
        if (failures >= attempts) {
            return GIVE_UP;
        }
        int lookBack = FIRST_LOOK_BACK;
        while (true) {
            boolean complete = lookBack >= failures;
            boolean met = complete;
            double wait = baseNanos;
            for (long a = attempt - (complete ? failures : lookBack); a <= attempt; a++) {
                double draw = draws.at(Purpose.BACKOFF, client, a).nextDouble();
                wait = baseNanos + draw * (3 * wait - baseNanos);
                if (wait >= capNanos) {
                    wait = capNanos;
                    met = true;
                }
            }
            if (met) {
                return Nanos.rounded(wait);
            }
            lookBack *= 2;
        }
    }
}
