package io.steelyard.select.kubeproxy;

import io.steelyard.select.Pick;
import java.util.function.IntUnaryOperator;

/**
 * The scheduler {@code sed}: the destination with the least (active + 1) / weight; closed connections do not count.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_sed.c} for weights of 1 and 0.
 */
final class ShortestExpectedDelay implements Scheduler {
    private final Destinations destinations;
    private final IntUnaryOperator delay;

    ShortestExpectedDelay(Destinations destinations) {
        this.destinations = destinations;
        delay = server -> destinations.active(server) + 1;
    }

    @Override
    public int schedule(Pick pick) {
        return destinations.least(delay);
    }
}
