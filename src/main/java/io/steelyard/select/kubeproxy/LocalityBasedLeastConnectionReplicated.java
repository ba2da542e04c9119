package io.steelyard.select.kubeproxy;

import io.steelyard.select.Pick;
import io.steelyard.structure.IntList;
import java.util.function.IntUnaryOperator;

/**
 * The scheduler {@code lblcr}: a set of destinations for each address that clients connect to, of which the one with the
 * least overhead takes a connection, and which grows by the one that {@code wlc} would choose when that one is overloaded
 * while another is unused. A Service has one address, and so one set, which grows until every destination has had a
 * connection.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_lblcr.c}: a set that has not changed for 24 hours loses its most loaded member.
 * Departure: a set does not go when it has not been used for that long.
 */
final class LocalityBasedLeastConnectionReplicated implements Scheduler {
    private final Destinations destinations;
    private final IntUnaryOperator overhead;
    private final IntList set = new IntList();
    private long lastChange;

    LocalityBasedLeastConnectionReplicated(Destinations destinations) {
        this.destinations = destinations;
        overhead = destinations::overhead;
    }

    @Override
    public int schedule(Pick pick) {
        int server = leastOfSet();
        if (set.size() > 1 && pick.now() - lastChange > LocalityBasedLeastConnection.EXPIRATION_NANOS) {
            dropMostLoaded(pick.now());
        }
        if (server != Destinations.NONE && !LocalityBasedLeastConnection.isOverloaded(server, destinations)) {
            return server;
        }
        int least = destinations.least(overhead);
        if (least != Destinations.NONE) {
            insert(least, pick.now());
        }
        return least;
    }

    /** The set's members stand in the kernel's list as those of the Service do: the last that came first. */
    private int leastOfSet() {
        int least = Destinations.NONE;
        for (int i = set.size() - 1; i >= 0; i--) {
            int server = set.get(i);
            if (destinations.isAvailable(server)
                    && (least == Destinations.NONE || destinations.overhead(server) < destinations.overhead(least))) {
                least = server;
            }
        }
        return least;
    }

    private void dropMostLoaded(long now) {
        int most = Destinations.NONE;
        for (int i = set.size() - 1; i >= 0; i--) {
            int server = set.get(i);
            if (destinations.isAvailable(server)
                    && (most == Destinations.NONE || destinations.overhead(server) > destinations.overhead(most))) {
                most = server;
            }
        }
        if (most != Destinations.NONE) {
            int kept = 0;
            for (int i = 0; i < set.size(); i++) {
                if (set.get(i) != most) {
                    set.set(kept++, set.get(i));
                }
            }
            set.swapRemove(set.size() - 1);
            lastChange = now;
        }
    }

    private void insert(int server, long now) {
        for (int i = 0; i < set.size(); i++) {
            if (set.get(i) == server) {
                return;
            }
        }
        set.add(server);
        lastChange = now;
    }
}
