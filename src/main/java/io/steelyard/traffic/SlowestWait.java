package io.steelyard.traffic;

import io.steelyard.scenario.Reconnect;

/**
 * How long clients wait between attempts when all of them have failed for long: the waits that a reconnect policy ends up at.
 *
 * <p>Policies that let a client give up are taken as if it never did.
 *
 * @param meanNanos the mean wait, of decorrelated jitter within 1 %
 * @param longestNanos the longest wait that there can be
 */
public record SlowestWait(double meanNanos, double longestNanos) {
    private static final int GRID = 1_000;
    private static final double SETTLED = 1e-6;

    /** Returns it for a policy. */
    public static SlowestWait of(Reconnect reconnect) {
        if (reconnect instanceof Reconnect.Preset preset) {
            return of(ReconnectPresets.named(preset.name()).policy());
        }
        if (reconnect instanceof Reconnect.Fixed fixed) {
            double delay = Nanos.of(fixed.delay());
            double spread = Nanos.of(fixed.spread());
            return new SlowestWait(delay + spread / 2, delay + spread);
        }
        if (reconnect instanceof Reconnect.Listed listed) {
            double last = Nanos.of(listed.delays().get(listed.delays().size() - 1));
            return new SlowestWait(last, last * (1 + listed.jitter().value()));
        }
        return reconnect instanceof Reconnect.Exponential exponential ? of(exponential) : new SlowestWait(0, 0);
    }

    private static SlowestWait of(Reconnect.Exponential backoff) {
        double cap = Nanos.of(backoff.cap());
        double base = Nanos.of(backoff.base());
        if (backoff.jitter() == Reconnect.Jitter.DECORRELATED) {
            return new SlowestWait(decorrelated(base, cap), cap);
        }
        double proportion = backoff.proportion().value();
        boolean capFirst = backoff.capped() == Reconnect.Capped.BEFORE_JITTER;
        double uncapped = backoff.factor() > 1 ? Double.POSITIVE_INFINITY : base;
        if (!capFirst && uncapped > cap) {
            return new SlowestWait(cap, cap);
        }
        double wait = Math.min(uncapped, cap);
        SlowestWait jittered = switch (backoff.jitter()) {
            case FULL -> new SlowestWait(wait / 2, wait);
            case EQUAL -> new SlowestWait(0.75 * wait, wait);
            case PROPORTIONAL -> new SlowestWait(wait, wait * (1 + proportion));
            default -> new SlowestWait(wait, wait);
        };
        return capFirst
                ? jittered
                : new SlowestWait(Math.min(jittered.meanNanos, cap), Math.min(jittered.longestNanos, cap));
    }

    /**
     * The stationary mean of waits uniform between the base and three times the wait before, cut at the cap: the mass that
     * waits have on a grid, moved on from wait to wait until it stays.
     */
    private static double decorrelated(double base, double cap) {
        double width = (cap - base) / GRID;
        double[] mass = new double[GRID + 1];
        mass[0] = 1;
        double mean = base;
        double before = 0;
        while (Math.abs(mean - before) > SETTLED * mean) {
            before = mean;
            mass = next(mass, base, cap, width);
            mean = 0;
            for (int cell = 0; cell <= GRID; cell++) {
                mean += mass[cell] * middle(cell, base, cap, width);
            }
        }
        return mean;
    }

    /** The last cell holds the cap itself, the others a span each. */
    private static double middle(int cell, double base, double cap, double width) {
        return cell == GRID ? cap : base + (cell + 0.5) * width;
    }

    private static double[] next(double[] mass, double base, double cap, double width) {
        double[] next = new double[GRID + 1];
        double[] densityThatEnds = new double[GRID + 1];
        double density = 0;
        for (int cell = 0; cell <= GRID; cell++) {
            double to = 3 * middle(cell, base, cap, width);
            double each = mass[cell] / (to - base);
            density += each;
            if (to >= cap) {
                next[GRID] += each * (to - cap);
            } else {
                double cells = (to - base) / width;
                int last = (int) cells;
                densityThatEnds[last] += each;
                next[last] += each * width * (cells - last);
            }
        }
        for (int cell = 0; cell < GRID; cell++) {
            density -= densityThatEnds[cell];
            next[cell] += density * width;
        }
        return next;
    }
}
