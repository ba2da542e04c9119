package io.steelyard.theory;

import io.steelyard.scenario.Reconnect.Jitter;
import java.util.Arrays;

/**
 * What clients do during an outage that begins with the loss of their connections: failed attempts, and how long after its
 * end they are back.
 *
 * <p>Assumes waits by exponential back-off of factor 2 from exponent 0, capped before the jitter; the first wait starts with
 * the outage; every attempt before its end fails at once, every later one succeeds.
 *
 * @param failedAttempts mean failed attempts per client
 * @param lag mean time from the end of the outage to the client's return
 */
public record Outage(double failedAttempts, double lag) {
    private static final double NEGLIGIBLE = 1e-12;
    private static final int GRID = 20_000;
    private static final int STEPS_PER_BASE = 20;

    /**
     * Returns the means, by numeric solution of the renewal equations; the relative error is below 0.5 %.
     *
     * @param base the first wait
     * @param cap the longest wait, at least base
     * @param length how long the outage lasts, in the same unit
     * @throws IllegalArgumentException for proportional jitter, whose spread is not given here
     */
    public static Outage of(Jitter jitter, double base, double cap, double length) {
        return switch (jitter) {
            case NONE -> exact(base, cap, length);
            case FULL -> staged(base, cap, length, 0);
            case EQUAL -> staged(base, cap, length, 0.5);
            case DECORRELATED -> decorrelated(base, cap, length);
            case PROPORTIONAL -> throw new IllegalArgumentException("jitter must be none, full, equal or decorrelated");
        };
    }

    private static Outage exact(double base, double cap, double length) {
        double time = Math.min(base, cap);
        double wait = time;
        int failed = 0;
        while (time < length) {
            failed++;
            wait = Math.min(cap, 2 * wait);
            time += wait;
        }
        return new Outage(failed, time - length);
    }

    /** Waits uniform between {@code least * v} and v, v known for each stage: one distribution function per stage. */
    private static Outage staged(double base, double cap, double length, double least) {
        double width = length / GRID;
        double[] stage = new double[GRID + 1];
        Arrays.fill(stage, 1);
        double wait = Math.min(base, cap);
        double failed = 0;
        double returned = 0;
        double reaching = 1;
        while (reaching > NEGLIGIBLE) {
            returned += reaching * wait * (1 + least) / 2;
            stage = afterUniform(stage, width, least * wait, wait);
            reaching = stage[GRID];
            failed += reaching;
            wait = Math.min(cap, 2 * wait);
        }
        return new Outage(failed, returned - length);
    }

    /** The distribution function of a time plus a uniform wait, from the integral of that of the time. */
    private static double[] afterUniform(double[] stage, double width, double from, double to) {
        double[] integral = new double[stage.length];
        for (int i = 1; i < stage.length; i++) {
            integral[i] = integral[i - 1] + (stage[i - 1] + stage[i]) / 2 * width;
        }
        double[] next = new double[stage.length];
        for (int i = 0; i < stage.length; i++) {
            double covered = interpolated(integral, i - from / width) - interpolated(integral, i - to / width);
            next[i] = covered / (to - from);
        }
        return next;
    }

    private static double interpolated(double[] values, double position) {
        if (position <= 0) {
            return 0;
        }
        int left = Math.min((int) position, values.length - 2);
        return values[left] + (position - left) * (values[left + 1] - values[left]);
    }

    /**
     * Marches through time on a grid: the waits that begin at an instant have, for each length, a mass that is a sum over
     * the waits before. Masses are kept for one cap's length.
     */
    private static Outage decorrelated(double base, double cap, double length) {
        double width = base / STEPS_PER_BASE;
        int longest = (int) Math.round(cap / width);
        int last = (int) Math.round(length / width);
        double[][] begun = new double[longest + 1][];
        begun[0] = waitsFrom(new double[0], 1, longest);
        double failed = 0;
        double returned = begunLength(begun[0], width);
        for (int now = 1; now <= last; now++) {
            double[] arrived = new double[longest + 1];
            double total = 0;
            for (int wait = STEPS_PER_BASE; wait <= Math.min(longest, now); wait++) {
                double mass = begun[(now - wait) % (longest + 1)][wait];
                // An attempt on the grid's last instant stands for half a step on each side of the outage's end.
                arrived[wait] = now == last ? mass / 2 : mass;
                total += arrived[wait];
            }
            double[] waits = waitsFrom(arrived, 0, longest);
            begun[now % (longest + 1)] = waits;
            failed += total;
            returned += begunLength(waits, width);
        }
        return new Outage(failed, returned - length);
    }

    /**
     * The mass of waits by length that follow waits of the given masses, plus that which follows the base alone: uniform
     * from the base to three times the wait before, cut at the cap.
     */
    private static double[] waitsFrom(double[] before, double afterBase, int longest) {
        double[] slope = new double[longest + 2];
        double atCap = 0;
        for (int wait = STEPS_PER_BASE; wait < Math.max(before.length, STEPS_PER_BASE + 1); wait++) {
            double mass = wait < before.length ? before[wait] : afterBase;
            int to = 3 * wait;
            double density = mass / (to - STEPS_PER_BASE);
            slope[Math.min(to, longest)] += density;
            atCap += density * Math.max(0, to - longest);
        }
        double[] result = new double[longest + 1];
        double density = 0;
        for (int wait = longest; wait >= STEPS_PER_BASE; wait--) {
            // Half a cell of the uniform span lies at each of its ends.
            result[wait] = density + slope[wait] / 2;
            density += slope[wait];
        }
        result[STEPS_PER_BASE] -= density / 2;
        result[longest] += atCap;
        return result;
    }

    private static double begunLength(double[] waits, double width) {
        double sum = 0;
        for (int wait = 0; wait < waits.length; wait++) {
            sum += waits[wait] * wait * width;
        }
        return sum;
    }
}
