package io.steelyard.traffic;

import io.steelyard.scenario.Arrivals;

/** Exactly so many arrivals at evenly spaced instants. */
final class ExactArrivals implements ArrivalProcess {
    private final long clients;
    private final long everyNanos;
    private final long endNanos;
    private long arrived;
    private long timeNanos;

    ExactArrivals(Arrivals.Exact exact, ArrivalProcesses.Window window) {
        clients = exact.clients().value();
        everyNanos = exact.every().toNanos();
        endNanos = window.endNanos();
        timeNanos = exact.at().toNanos();
    }

    @Override
    public long next() {
        if (arrived == clients || timeNanos >= endNanos) {
            return NONE;
        }
        long time = timeNanos;
        arrived++;
        timeNanos = everyNanos > endNanos - time ? endNanos : time + everyNanos;
        return time;
    }
}
