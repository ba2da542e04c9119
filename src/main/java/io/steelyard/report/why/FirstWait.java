package io.steelyard.report.why;

import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Reconnect;
import io.steelyard.theory.FirstWave;
import io.steelyard.traffic.ReconnectPresets;
import java.util.Optional;

/**
 * The wait before the first attempt after a loss: uniform between two spans.
 *
 * @param from in seconds
 * @param to in seconds; equal to {@code from} where all wait the same
 */
record FirstWait(double from, double to) {

    /** The first wait of a policy; empty where it is not uniform. */
    static Optional<FirstWait> of(Reconnect reconnect) {
        if (reconnect instanceof Reconnect.Preset preset) {
            return of(ReconnectPresets.named(preset.name()).policy());
        }
        if (reconnect instanceof Reconnect.Fixed fixed) {
            double delay = Durations.seconds(fixed.delay());
            return Optional.of(new FirstWait(delay, delay + Durations.seconds(fixed.spread())));
        }
        if (reconnect instanceof Reconnect.Listed listed) {
            double delay = Durations.seconds(listed.delays().get(0));
            double spread = delay * listed.jitter().value();
            return Optional.of(new FirstWait(delay - spread, delay + spread));
        }
        if (reconnect instanceof Reconnect.Exponential exponential) {
            return of(exponential);
        }
        return Optional.of(new FirstWait(0, 0));
    }

    private static Optional<FirstWait> of(Reconnect.Exponential backoff) {
        double cap = Durations.seconds(backoff.cap());
        boolean capFirst = backoff.capped() == Reconnect.Capped.BEFORE_JITTER;
        double base = Durations.seconds(backoff.base());
        if (backoff.jitter() != Reconnect.Jitter.DECORRELATED) {
            base *= StrictMath.pow(backoff.factor(), backoff.exponentStart());
            base = capFirst ? Math.min(base, cap) : base;
        }
        FirstWave wave =
                FirstWave.of(1, base, backoff.jitter(), backoff.proportion().value());
        boolean cut = wave.to() > cap && (!capFirst || backoff.jitter() == Reconnect.Jitter.DECORRELATED);
        return cut ? Optional.empty() : Optional.of(new FirstWait(wave.from(), wave.to()));
    }

    /** The share of the first attempts that fall into the fullest whole second after a loss at an instant, in seconds. */
    double fullestSecond(double loss) {
        if (from == to) {
            return 1;
        }
        double most = 0;
        for (double second = Math.floor(loss + from); second < loss + to; second++) {
            double within = Math.min(second + 1, loss + to) - Math.max(second, loss + from);
            most = Math.max(most, within / (to - from));
        }
        return most;
    }
}
