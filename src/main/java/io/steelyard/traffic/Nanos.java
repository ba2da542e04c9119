package io.steelyard.traffic;

import java.time.Duration;

/** Conversions between the units of a scenario and nanoseconds. */
final class Nanos {
    static final double PER_SECOND = 1e9;

    private Nanos() {}

    /** Returns a span in nanoseconds; exact below 2^53 ns (104 days), rounded to 53 bits above. */
    static double of(Duration span) {
        return span.getSeconds() * PER_SECOND + span.getNano();
    }

    /** Rounds to whole nanoseconds, at most {@link Lifetimes#NEVER}. */
    static long rounded(double nanos) {
        return nanos >= Lifetimes.NEVER ? Lifetimes.NEVER : (long) (nanos + 0.5);
    }
}
