package io.steelyard.session;

import io.steelyard.engine.EventHandler;
import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.traffic.ClosedClients;

/** Who comes, and for the how-manieth time: the clients' numbers, their visits, and the positions of their draws. */
final class Visits {
    private static final int VISIT_BITS = 20;

    private final Simulation simulation;
    private final ClientTable clients;
    private final ClosedClients closed;
    private final long horizonNanos;
    private final EventHandler arrival;
    private final int[] visits;
    private int nextNumber;
    private int firstNumberAfterStart;
    private boolean followed;

    /**
     * @param arrival what happens when the client of a number arrives
     */
    Visits(Scene scene, EventHandler arrival) {
        simulation = scene.simulation();
        clients = scene.clients();
        closed = scene.persona().closed();
        horizonNanos = scene.horizonNanos();
        this.arrival = arrival;
        visits = new int[closed.size()];
        nextNumber = visits.length;
        simulation.register(Rank.RETURN, arrival);
    }

    /** Whether each client that leaves is followed by a new one at that instant, so that there are always as many. */
    void keepPopulation(boolean keep) {
        followed = keep;
    }

    /** The number of a client that was not there before. */
    int takeNumber() {
        return nextNumber++;
    }

    /** The number of a client of the start that was not there before. */
    int takeNumberOfStart() {
        firstNumberAfterStart = nextNumber + 1;
        return takeNumber();
    }

    /** A client is gone: it comes again if it is one of a closed population, or another may follow it. */
    void follow(long now, int number) {
        if (number < visits.length) {
            visits[number]++;
            long at = closed.returnTime(now, number, visits[number]);
            if (at < horizonNanos) {
                simulation.schedule(at, Rank.RETURN, number);
            }
        } else if (followed) {
            arrival.onEvent(now, takeNumber());
        }
    }

    /** Whether a connection is that of a client who was there at the start, as its first one. */
    boolean isOfStart(int slot) {
        int number = clients.number(slot);
        return clients.attempts(slot) == 1
                && (number < visits.length
                        ? visits[number] == 0 && closed.presentAtStart(number)
                        : number < firstNumberAfterStart);
    }

    /** The position of a draw among all of a client's: visit after visit, attempt after attempt. */
    long index(int number, int attempt) {
        long visit = number < visits.length ? visits[number] : 0;
        return (visit << VISIT_BITS) + attempt;
    }

    /** The number of the next attempt of a client over all its visits. */
    long attemptIndex(int slot) {
        return index(clients.number(slot), clients.attempts(slot));
    }
}
