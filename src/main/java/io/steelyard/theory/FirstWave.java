package io.steelyard.theory;

import io.steelyard.scenario.Reconnect.Jitter;

/**
 * The first wave of reconnects after many connections are lost in one instant.
 *
 * <p>Assumes that all clients lose their connection at once, wait by the same policy, and are accepted at their first
 * attempt. Each attempt is then uniform over a span that depends on the jitter, and counts in a window are binomial.
 *
 * @param clients connections lost at time 0
 * @param from where the span begins
 * @param to where it ends; equal to {@code from} where all come at once
 */
public record FirstWave(long clients, double from, double to) {
    /**
     * Returns the wave of an exponential policy whose first wait has the base {@code base}; decorrelated jitter spreads it
     * over base to three times base.
     *
     * @param proportion the half-width of proportional jitter
     */
    public static FirstWave of(long clients, double base, Jitter jitter, double proportion) {
        return switch (jitter) {
            case NONE -> new FirstWave(clients, base, base);
            case FULL -> new FirstWave(clients, 0, base);
            case EQUAL -> new FirstWave(clients, base / 2, base);
            case DECORRELATED -> new FirstWave(clients, base, 3 * base);
            case PROPORTIONAL -> new FirstWave(clients, base * (1 - proportion), base * (1 + proportion));
        };
    }

    /** Returns the mean attempts per unit of time during the span; infinite where all come at once. */
    public double rate() {
        return clients / (to - from);
    }

    /** Returns the mean number of attempts from {@code start} to {@code end}. */
    public double expected(double start, double end) {
        if (from == to) {
            return start <= from && from < end ? clients : 0;
        }
        return rate() * Math.max(0, Math.min(end, to) - Math.max(start, from));
    }

    /**
     * Returns the fullest of the fixed bins that divide the span: exact (multinomial). A sliding window of the same length
     * sees more.
     *
     * @param bins how many bins the span has; bins that the span does not fill evenly are not covered by this formula
     */
    public RandomPlacement.Extreme fullestBin(int bins) {
        return RandomPlacement.maximumGiven(bins, clients);
    }
}
