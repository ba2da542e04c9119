package io.steelyard.select.kubeproxy;

import io.steelyard.select.Pick;
import java.util.function.IntUnaryOperator;

/**
 * The scheduler {@code wlc}: the destination with the least overhead by weight.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_wlc.c} for weights of 1 and 0, where it chooses as {@code lc} does.
 */
final class WeightedLeastConnection implements Scheduler {
    private final Destinations destinations;
    private final IntUnaryOperator overhead;

    WeightedLeastConnection(Destinations destinations) {
        this.destinations = destinations;
        overhead = destinations::overhead;
    }

    @Override
    public int schedule(Pick pick) {
        return destinations.least(overhead);
    }
}
