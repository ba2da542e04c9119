package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;

/** Poisson arrivals of constant rate: independent exponential gaps. */
final class PoissonArrivals implements ArrivalProcess {
    private final double meanGapNanos;
    private final long startNanos;
    private final double spanNanos;
    private final CounterStream draws;
    private final long entry;
    private double elapsedNanos;
    private long drawn;

    PoissonArrivals(double ratePerSecond, ArrivalProcesses.Window window, long entry) {
        meanGapNanos = Nanos.PER_SECOND / ratePerSecond;
        startNanos = window.startNanos();
        spanNanos = (double) window.endNanos() - window.startNanos();
        draws = window.draws();
        this.entry = entry;
    }

    @Override
    public long next() {
        // Whole and fractional nanoseconds are kept, so that rounding does not shift the rate.
        elapsedNanos += draws.at(Purpose.ARRIVAL, entry, drawn++).nextExponential() * meanGapNanos;
        return elapsedNanos < spanNanos ? startNanos + (long) elapsedNanos : NONE;
    }
}
