package io.steelyard.session;

import io.steelyard.fleet.ClientTable;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.structure.FourAryHeap;

/** Ends the sessions of some connected clients at one instant, the same ones under every variant as far as they are there. */
public final class MassLeave {
    private final ClientTable clients;
    private final Sessions sessions;
    private final CounterStream draws;
    private final FourAryHeap byDraw = new FourAryHeap();

    /**
     * @param draws source of the clients' draws
     */
    public MassLeave(ClientTable clients, Sessions sessions, CounterStream draws) {
        this.clients = clients;
        this.sessions = sessions;
        this.draws = draws;
    }

    /**
     * The connected clients with the least draws leave.
     *
     * @param count how many, or all that are connected if they are fewer
     * @param event which event of the scenario, so that each draws anew
     */
    public void leave(long now, long count, int event) {
        byDraw.clear();
        byDraw.ensureCapacity(clients.present());
        for (int slot = 0; slot < clients.limit(); slot++) {
            if (clients.pod(slot) >= 0) {
                byDraw.add(draws.at(Purpose.LEAVE, clients.number(slot), event).nextLong(), slot);
            }
        }
        for (long left = 0; left < count && !byDraw.isEmpty(); left++) {
            sessions.leave(now, byDraw.pollCode());
        }
    }
}
