package io.steelyard.traffic;

import java.util.List;

/** The superposition of several sources in the order of time; at one instant the earlier entry comes first. */
final class MergedArrivals implements ArrivalProcess {
    private final ArrivalProcess[] parts;
    private final long[] pending;

    MergedArrivals(List<ArrivalProcess> parts) {
        this.parts = parts.toArray(new ArrivalProcess[0]);
        pending = new long[this.parts.length];
        for (int i = 0; i < pending.length; i++) {
            pending[i] = this.parts[i].next();
        }
    }

    @Override
    public long next() {
        int first = 0;
        for (int i = 1; i < pending.length; i++) {
            if (pending[i] < pending[first]) {
                first = i;
            }
        }
        long time = pending[first];
        if (time != NONE) {
            pending[first] = parts[first].next();
        }
        return time;
    }
}
