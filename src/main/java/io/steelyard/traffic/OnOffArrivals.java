package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Arrivals;

/**
 * Poisson arrivals while a switch is on (an interrupted Poisson process).
 *
 * <p>With exponential spans the switch is stationary: it is on at the first instant with probability on / (on + off), and
 * what is left of the span is exponential again. With fixed spans the switch goes on at the start of the run and the cycle
 * extends to the past.
 */
final class OnOffArrivals implements ArrivalProcess {
    private final double meanGapNanos;
    private final double onNanos;
    private final double offNanos;
    private final boolean fixed;
    private final double endNanos;
    private final CounterStream draws;
    private final long entry;
    private double positionNanos;
    private double untilNanos;
    private boolean on;
    private long drawn;
    private long spans;

    OnOffArrivals(Arrivals.OnOff onOff, ArrivalProcesses.Window window, long entry) {
        meanGapNanos = Nanos.PER_SECOND / onOff.rate().perSecond();
        onNanos = Nanos.of(onOff.on());
        offNanos = Nanos.of(onOff.off());
        fixed = onOff.fixed();
        endNanos = window.endNanos();
        draws = window.draws();
        this.entry = entry;
        positionNanos = window.startNanos();
        if (fixed) {
            double cycle = onNanos + offNanos;
            double began = Math.floor(positionNanos / cycle) * cycle;
            on = positionNanos < began + onNanos;
            untilNanos = began + (on ? onNanos : cycle);
        } else {
            on = span().nextDouble() * (onNanos + offNanos) < onNanos;
            untilNanos = positionNanos + span().nextExponential() * (on ? onNanos : offNanos);
        }
    }

    @Override
    public long next() {
        double need = draws.at(Purpose.ARRIVAL, entry, drawn++).nextExponential() * meanGapNanos;
        while (positionNanos < endNanos) {
            if (on && need < untilNanos - positionNanos) {
                positionNanos += need;
                return positionNanos < endNanos ? (long) Math.floor(positionNanos) : NONE;
            }
            if (on) {
                need -= untilNanos - positionNanos;
            }
            positionNanos = untilNanos;
            on = !on;
            double length = on ? onNanos : offNanos;
            untilNanos += fixed ? length : span().nextExponential() * length;
        }
        return NONE;
    }

    /** Entries take negative numbers here: the positive ones are the phases of clients. */
    private CounterStream span() {
        return draws.at(Purpose.PHASE, -1 - entry, spans++);
    }
}
