package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import java.util.Arrays;

/**
 * The events by which sessions end.
 *
 * <p>An event whose time is not the end that stands in the table belongs to a session that was cut short; it is passed
 * over. Where a lifetime is a connection's, ends move: then a slot's earliest event is kept for later ends too and planned
 * anew when it comes, so that a client who often loses its connection leaves no trail of events.
 */
final class EndTimers {
    private static final long NONE = Long.MAX_VALUE;

    private final Simulation simulation;
    private final ClientTable clients;
    private final boolean endsMove;
    private final long horizonNanos;
    private long[] plannedNanos = new long[0];

    EndTimers(Simulation simulation, ClientTable clients, boolean endsMove, long horizonNanos) {
        this.simulation = simulation;
        this.clients = clients;
        this.endsMove = endsMove;
        this.horizonNanos = horizonNanos;
    }

    /** The session of a slot is to end at an instant, which stands in the table already. */
    void plan(int slot, long end) {
        if (end >= horizonNanos) {
            return;
        }
        if (endsMove) {
            if (slot >= plannedNanos.length) {
                int known = plannedNanos.length;
                plannedNanos = Arrays.copyOf(plannedNanos, Math.max(slot + 1, 2 * known));
                Arrays.fill(plannedNanos, known, plannedNanos.length, NONE);
            }
            if (plannedNanos[slot] <= end) {
                return;
            }
            plannedNanos[slot] = end;
        }
        simulation.schedule(end, Rank.SESSION_END, slot);
    }

    /** Whether the session ends now, when an event of its slot has come. */
    boolean due(long now, int slot) {
        if (endsMove && plannedNanos[slot] == now) {
            plannedNanos[slot] = NONE;
            if (clients.taken(slot) && clients.endNanos(slot) > now) {
                plan(slot, clients.endNanos(slot));
            }
        }
        return clients.taken(slot) && clients.endNanos(slot) == now;
    }
}
