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
 * <p>The instants at which a client is told and its connection is closed stand in columns of their own, 16 bytes a slot; an
 * event whose time is not the one that stands there belongs to a connection that has ended, and is passed over.
 */
public final class Dismissals {
    private static final long NONE = Long.MAX_VALUE;

    private final Simulation simulation;
    private final ClientTable clients;
    private final CounterStream draws;
    private final Dismissal[] reasons;
    private final Optional<Advice> hint;
    private final long horizonNanos;
    private long[] toldNanos = new long[0];
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
    void attach(Notices notices) {
        simulation.register(Rank.AGE, (now, slot) -> {
            if (clients.taken(slot) && clients.pod(slot) >= 0 && toldNanos[slot] == now) {
                notices.tellToGo(now, slot, Loss.AGE, closedNanos[slot], hint);
            }
        });
    }

    /**
     * A connection was established.
     *
     * @param attempt the attempt that opened it
     * @param ofStart whether the client was there at the start, and its connection is therefore not a new one
     * @param handsOver whether the client, being told, does anything before its connection is closed
     */
    void plan(long now, int slot, long attempt, boolean ofStart, boolean handsOver) {
        if (slot >= closedNanos.length) {
            closedNanos = Arrays.copyOf(closedNanos, Math.max(slot + 1, closedNanos.length * 3 / 2));
            toldNanos = Arrays.copyOf(toldNanos, closedNanos.length);
        }
        int client = clients.number(slot);
        long word = NONE;
        long closed = NONE;
        for (Dismissal reason : reasons) {
            long told = ofStart ? reason.residualNanos(draws, client) : reason.afterNanos(draws, client, attempt);
            word = Math.min(word, now + told);
            closed = Math.min(closed, now + told + reason.graceNanos());
        }
        closedNanos[slot] = closed;
        toldNanos[slot] = handsOver ? word : closed;
        if (toldNanos[slot] < horizonNanos) {
            simulation.schedule(toldNanos[slot], Rank.AGE, slot);
        }
    }
}
