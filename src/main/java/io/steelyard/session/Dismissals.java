package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.observe.Observer.Loss;
import io.steelyard.random.CounterStream;
import io.steelyard.rebalance.Dismissal;
import io.steelyard.traffic.Advice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Pods telling clients to go for the age of their connections, or by chance.
 *
 * <p>The instant at which a connection is closed stands in a column of its own, 8 bytes a slot; an event whose time is not
 * the one that stands there belongs to a connection that has ended, and is passed over.
 */
public final class Dismissals {
    private static final long NONE = Long.MAX_VALUE;

    private final Simulation simulation;
    private final ClientTable clients;
    private final CounterStream draws;
    private final Dismissal[] reasons;
    private final Optional<Advice> hint;
    private final long horizonNanos;
    private long[] closedNanos = new long[0];

    /**
     * @param draws source of the clients' draws
     * @param reasons for which connections are closed; whichever comes first
     * @param hint what clients are told
     * @param horizonNanos the end of the run; what would happen later is not planned
     */
    public Dismissals(
            Simulation simulation,
            ClientTable clients,
            CounterStream draws,
            List<Dismissal> reasons,
            Optional<Advice> hint,
            long horizonNanos) {
        this.simulation = simulation;
        this.clients = clients;
        this.draws = draws;
        this.reasons = reasons.toArray(Dismissal[]::new);
        this.hint = hint;
        this.horizonNanos = horizonNanos;
    }

    /** From now on the connections are those of these clients. */
    void attach(Sessions sessions) {
        simulation.register(Rank.AGE, (now, slot) -> {
            if (clients.taken(slot) && clients.pod(slot) >= 0 && closedNanos[slot] == now) {
                sessions.sendAway(now, slot, Loss.AGE, hint);
            }
        });
    }

    /**
     * A connection was established.
     *
     * @param attempt the attempt that opened it
     * @param ofStart whether the client was there at the start, and its connection is therefore not a new one
     */
    void plan(long now, int slot, long attempt, boolean ofStart) {
        if (slot >= closedNanos.length) {
            closedNanos = Arrays.copyOf(closedNanos, Math.max(slot + 1, closedNanos.length * 3 / 2));
        }
        int client = clients.number(slot);
        long closed = NONE;
        for (Dismissal reason : reasons) {
            long told = ofStart ? reason.residualNanos(draws, client) : reason.afterNanos(draws, client, attempt);
            closed = Math.min(closed, now + told + reason.graceNanos());
        }
        closedNanos[slot] = closed;
        if (closed < horizonNanos) {
            simulation.schedule(closed, Rank.AGE, slot);
        }
    }
}
