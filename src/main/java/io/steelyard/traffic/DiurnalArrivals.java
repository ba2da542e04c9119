package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Arrivals;

/**
 * Poisson arrivals of sinusoidal rate, by thinning at the peak rate (P. Lewis and G. Shedler, "Simulation of
 * nonhomogeneous Poisson processes by thinning", Naval Research Logistics Quarterly 26, 1979): exact. The sine extends to
 * the time before the start.
 */
final class DiurnalArrivals implements ArrivalProcess {
    private final double meanGapAtPeakNanos;
    private final double amplitude;
    private final double periodNanos;
    private final double phaseNanos;
    private final double endNanos;
    private final CounterStream draws;
    private final long entry;
    private double positionNanos;
    private long drawn;

    DiurnalArrivals(Arrivals.Diurnal diurnal, ArrivalProcesses.Window window, long entry) {
        amplitude = diurnal.amplitude().value();
        meanGapAtPeakNanos = Nanos.PER_SECOND / (diurnal.mean().perSecond() * (1 + amplitude));
        periodNanos = Nanos.of(diurnal.period());
        phaseNanos = Nanos.of(diurnal.phase());
        positionNanos = window.startNanos();
        endNanos = window.endNanos();
        draws = window.draws();
        this.entry = entry;
    }

    @Override
    public long next() {
        while (positionNanos < endNanos) {
            CounterStream draw = draws.at(Purpose.ARRIVAL, entry, drawn++);
            positionNanos += draw.nextExponential() * meanGapAtPeakNanos;
            double relative = 1 + amplitude * sine(positionNanos - phaseNanos, periodNanos);
            if (positionNanos < endNanos && draw.nextDouble() * (1 + amplitude) < relative) {
                return (long) Math.floor(positionNanos);
            }
        }
        return NONE;
    }

    /** Returns {@code sin(2 pi nanos / periodNanos)}. */
    static double sine(double nanos, double periodNanos) {
        double cycles = nanos / periodNanos;
        double eighths = 8 * (cycles - Math.floor(cycles));
        double octant = Math.floor(eighths);
        double rest = octant % 2 == 0 ? eighths - octant : octant + 1 - eighths;
        double angle = Math.PI / 4 * rest;
        boolean nearPeak = octant == 1 || octant == 2 || octant == 5 || octant == 6;
        double value = nearPeak ? series(angle * angle, 1) : angle * series(angle * angle, 2);
        return octant < 4 ? value : -value;
    }

    /**
     * Taylor's series of eight terms after 1, whose rest is below 1e-17 up to a quarter of pi: the cosine from 1 on, the sine
     * over its argument from 2 on. {@code StrictMath} allocates for each call on some JDKs.
     */
    private static double series(double square, int first) {
        double sum = 1;
        for (int k = first + 14; k >= first; k -= 2) {
            sum = 1 - square / (k * (k + 1)) * sum;
        }
        return sum;
    }
}
