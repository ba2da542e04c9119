package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Reconnect;

/** Waits from a list; with jitter j each is uniform between (1 - j) and (1 + j) times the listed one. */
final class ListedDelays implements ReconnectPolicy {
    private final double[] delaysNanos;
    private final boolean thenGiveUp;
    private final double jitter;

    ListedDelays(Reconnect.Listed listed) {
        delaysNanos = listed.delays().stream().mapToDouble(Nanos::of).toArray();
        thenGiveUp = listed.thenGiveUp();
        jitter = listed.jitter().value();
    }

    @Override
    public long delayNanos(CounterStream draws, long client, long attempt, int failures) {
        if (thenGiveUp && failures >= delaysNanos.length) {
            return GIVE_UP;
        }
        double delay = delaysNanos[Math.min(failures, delaysNanos.length - 1)];
        if (jitter > 0) {
            double draw = draws.at(Purpose.BACKOFF, client, attempt).nextDouble();
            delay *= 1 + jitter * (2 * draw - 1);
        }
        return Nanos.rounded(delay);
    }
}
