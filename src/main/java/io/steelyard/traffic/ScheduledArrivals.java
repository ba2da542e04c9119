package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Arrivals;
import java.util.List;

/**
 * Poisson arrivals of piecewise constant rate, by inversion of the integrated rate: exact, and one draw per arrival.
 *
 * <p>What holds at the start of the run held before it: a first step from 0 on extends to the past; a later first step has
 * no arrivals before it.
 */
final class ScheduledArrivals implements ArrivalProcess {
    private final double[] untilNanos;
    private final double[] ratePerNano;
    private final CounterStream draws;
    private final long entry;
    private int piece;
    private double positionNanos;
    private long drawn;

    ScheduledArrivals(List<Arrivals.Schedule.Step> steps, ArrivalProcesses.Window window, long entry) {
        int pieces = steps.size() + 1;
        untilNanos = new double[pieces];
        ratePerNano = new double[pieces];
        Arrivals.Schedule.Step first = steps.get(0);
        ratePerNano[0] = first.from().isZero() ? first.rate().perSecond() / Nanos.PER_SECOND : 0;
        for (int i = 1; i < pieces; i++) {
            untilNanos[i - 1] = Math.min(Nanos.of(steps.get(i - 1).from()), (double) window.endNanos());
            ratePerNano[i] = steps.get(i - 1).rate().perSecond() / Nanos.PER_SECOND;
        }
        untilNanos[pieces - 1] = window.endNanos();
        positionNanos = window.startNanos();
        draws = window.draws();
        this.entry = entry;
    }

    @Override
    public long next() {
        double need = draws.at(Purpose.ARRIVAL, entry, drawn++).nextExponential();
        while (piece < untilNanos.length) {
            double available = Math.max(0, untilNanos[piece] - positionNanos) * ratePerNano[piece];
            if (need < available) {
                positionNanos += need / ratePerNano[piece];
                return (long) Math.floor(positionNanos);
            }
            need -= available;
            positionNanos = Math.max(positionNanos, untilNanos[piece]);
            piece++;
        }
        return NONE;
    }
}
