package io.steelyard.cli;

import io.steelyard.sim.Progress;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** The line on a terminal that tells how far an experiment is, how fast, and how long it still takes. */
final class ProgressLine implements Progress {
    private static final int BAR = 24;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long LEAST_GAP_NANOS = 100_000_000L;

    private final PrintWriter err;
    private final LongSupplier clock;
    private final long startNanos;
    private long shownNanos;

    /** A line that shows nothing yet. */
    ProgressLine(PrintWriter err, LongSupplier clock) {
        this.err = err;
        this.clock = clock;
        startNanos = clock.getAsLong();
        shownNanos = startNanos;
    }

    @Override
    public void ended(int done, int of) {
        long now = clock.getAsLong();
        if (now - shownNanos < LEAST_GAP_NANOS && done < of) {
            return;
        }
        shownNanos = now;
        double seconds = (now - startNanos) / NANOS_PER_SECOND;
        int full = BAR * done / of;
        long left = Math.round(seconds / done * (of - done));
        err.print("\r[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + done + " of " + of + " runs, "
                + Math.round(done / seconds * 10) / 10.0 + " a second, " + left + " s left   ");
        err.flush();
    }

    /** Wipes the line. */
    void clear() {
        err.print("\r" + " ".repeat(BAR + 54) + "\r");
        err.flush();
    }
}
