package io.steelyard.sim;

import java.time.Duration;

/** How often what varies over time is sampled. */
final class Sampling {
    private static final long MOST_SAMPLES = 300;
    private static final long[] NICE_SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600};
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Sampling() {}

    /**
     * The period for a run of some length: the shortest even span of clock time that gives at most 300 samples; runs of under
     * a minute are sampled every tenth of a second.
     */
    static long periodNanos(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos < 60 * NANOS_PER_SECOND) {
            return NANOS_PER_SECOND / 10;
        }
        for (long seconds : NICE_SECONDS) {
            if (nanos / (seconds * NANOS_PER_SECOND) <= MOST_SAMPLES) {
                return seconds * NANOS_PER_SECOND;
            }
        }
        long hours = (nanos - 1) / (MOST_SAMPLES * 3_600 * NANOS_PER_SECOND) + 1;
        return hours * 3_600 * NANOS_PER_SECOND;
    }
}
