package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Arrivals;

/**
 * Exactly so many arrivals, each uniform over a window.
 *
 * <p>The order statistics come one after another, so nothing is stored or sorted: the least of k uniform draws on a
 * window of length w lies at w (1 - U^(1/k)), and the others are uniform on what is left (L. Devroye, "Non-Uniform Random
 * Variate Generation", 1986, V.3.1).
 */
final class BurstArrivals implements ArrivalProcess {
    private final double atNanos;
    private final double overNanos;
    private final double endNanos;
    private final CounterStream draws;
    private final long entry;
    private final long clients;
    private double leftNanos;
    private long drawn;

    BurstArrivals(Arrivals.Burst burst, ArrivalProcesses.Window window, long entry) {
        atNanos = Nanos.of(burst.at());
        overNanos = Nanos.of(burst.over());
        leftNanos = overNanos;
        clients = burst.clients().value();
        endNanos = window.endNanos();
        draws = window.draws();
        this.entry = entry;
    }

    @Override
    public long next() {
        if (drawn == clients) {
            return NONE;
        }
        long remaining = clients - drawn;
        double share = draws.at(Purpose.ARRIVAL, entry, drawn++).nextExponential() / remaining;
        // 1 - U^(1/k) with U = exp(-E); expm1 keeps the digits that the subtraction would lose for a large k.
        leftNanos += leftNanos * StrictMath.expm1(-share);
        double time = atNanos + (overNanos - leftNanos);
        return time < endNanos ? (long) time : NONE;
    }
}
