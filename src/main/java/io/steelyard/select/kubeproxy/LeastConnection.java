package io.steelyard.select.kubeproxy;

import io.steelyard.select.Pick;
import java.util.function.IntUnaryOperator;

/**
 * The scheduler {@code lc}: the destination with the least overhead, 256 for each active connection and 1 for each that is
 * closed and still remembered; among equals the first of the list.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_lc.c}.
 */
final class LeastConnection implements Scheduler {
    private final Destinations destinations;
    private final IntUnaryOperator overhead;

    LeastConnection(Destinations destinations) {
        this.destinations = destinations;
        overhead = destinations::overhead;
    }

    @Override
    public int schedule(Pick pick) {
        return destinations.least(overhead);
    }
}
