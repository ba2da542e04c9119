package io.steelyard.select.kubeproxy;

import io.steelyard.select.Pick;
import java.util.function.IntUnaryOperator;

/**
 * The scheduler {@code lblc}: one destination for each address that clients connect to, which is left only when it is out
 * of service, or overloaded while another is unused. It is made for caches of many servers; a Service has one address, so
 * that all connections go to one destination as soon as every other one has a connection.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_lblc.c}: overloaded is one with more active connections than its weight, which is 1;
 * the next is then the one that {@code wlc} would choose. Departure: what has not been used for 24 hours is forgotten then,
 * in the kernel at a check within the half hour after.
 */
final class LocalityBasedLeastConnection implements Scheduler {
    /** The kernel's {@code lblc_expiration} and {@code lblcr_expiration}. */
    static final long EXPIRATION_NANOS = 24 * 3_600 * 1_000_000_000L;

    private final Destinations destinations;
    private final IntUnaryOperator overhead;
    private int cached = Destinations.NONE;
    private long lastUse;

    LocalityBasedLeastConnection(Destinations destinations) {
        this.destinations = destinations;
        overhead = destinations::overhead;
    }

    @Override
    public int schedule(Pick pick) {
        boolean known = cached != Destinations.NONE && pick.now() - lastUse < EXPIRATION_NANOS;
        if (!known || !destinations.isAvailable(cached) || isOverloaded(cached, destinations)) {
            int least = destinations.least(overhead);
            if (least == Destinations.NONE) {
                return least;
            }
            cached = least;
        }
        lastUse = pick.now();
        return cached;
    }

    /** Whether a server has more connections than its weight of 1 while another has none. */
    static boolean isOverloaded(int server, Destinations destinations) {
        return destinations.active(server) > 1 && destinations.hasUnused();
    }
}
