package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.traffic.ArrivalProcess;
import io.steelyard.traffic.ClosedClients;

/** Lets clients arrive when the scenario's arrival processes say so; one event is pending at a time. */
public final class ArrivalFeed {
    private final Simulation simulation;
    private final ArrivalProcess arrivals;
    private final Sessions sessions;
    private long nextNanos;

    /** A feed that has not begun. */
    public ArrivalFeed(Simulation simulation, ArrivalProcess arrivals, Sessions sessions) {
        this.simulation = simulation;
        this.arrivals = arrivals;
        this.sessions = sessions;
        simulation.register(Rank.ARRIVAL, (now, entity) -> arrive(now));
    }

    /**
     * Plans the first arrival, and those of the closed clients that are not there at the start.
     *
     * @param horizonNanos the end of the run; what would happen later is not planned
     */
    public void start(ClosedClients closed, long horizonNanos) {
        for (int client = 0; client < closed.size(); client++) {
            if (!closed.presentAtStart(client) && closed.firstArrival(client) < horizonNanos) {
                simulation.schedule(closed.firstArrival(client), Rank.RETURN, client);
            }
        }
        planNext();
    }

    private void planNext() {
        nextNanos = arrivals.next();
        if (nextNanos != ArrivalProcess.NONE) {
            simulation.schedule(nextNanos, Rank.ARRIVAL, 0);
        }
    }

    private void arrive(long now) {
        sessions.arriveNew(now);
        planNext();
    }
}
