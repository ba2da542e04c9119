package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;

/**
 * The events by which connections end because something on their way ends or forgets each when it has stood so long; the
 * first one of a client of the start when a part of that time has passed, as if it had stood before.
 */
final class PathTimers {
    private static final long NEVER = Long.MAX_VALUE;

    private final Simulation simulation;
    private final ClientTable clients;
    private final CounterStream draws;
    private final Visits visits;
    private final long horizonNanos;
    private long cutNanos = NEVER;

    PathTimers(Scene scene, Visits visits) {
        simulation = scene.simulation();
        clients = scene.clients();
        draws = scene.persona().draws();
        horizonNanos = scene.horizonNanos();
        this.visits = visits;
    }

    /** How long connections stand from now on. */
    void cutAfter(long nanos) {
        cutNanos = nanos;
    }

    /** A connection stands from now on. */
    void plan(long now, int slot) {
        if (cutNanos != NEVER && lastsNanos(slot) < horizonNanos - now) {
            simulation.schedule(now + lastsNanos(slot), Rank.IDLE_CUT, slot);
        }
    }

    /** Whether a connection has stood so long, when an event of its slot has come. */
    boolean due(long now, int slot) {
        boolean holds = clients.taken(slot) && clients.pod(slot) >= 0;
        return holds && clients.sinceNanos(slot) == now - lastsNanos(slot);
    }

    private long lastsNanos(int slot) {
        return visits.isOfStart(slot)
                ? (long) (draws.at(Purpose.AGE, clients.number(slot), Long.MIN_VALUE)
                                .nextDouble()
                        * cutNanos)
                : cutNanos;
    }
}
