package io.steelyard.select.kubeproxy;

import io.steelyard.select.Pick;
import java.util.function.IntUnaryOperator;

/**
 * The scheduler {@code nq}: the first destination without an active connection; if there is none, as {@code sed}.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_nq.c} for weights of 1 and 0, where an idle destination has the shortest expected
 * delay anyway, so that it chooses as {@code sed} does.
 */
final class NeverQueue implements Scheduler {
    private final Destinations destinations;
    private final IntUnaryOperator delay;

    NeverQueue(Destinations destinations) {
        this.destinations = destinations;
        delay = server -> destinations.active(server) + 1;
    }

    @Override
    public int schedule(Pick pick) {
        return destinations.least(delay);
    }
}
