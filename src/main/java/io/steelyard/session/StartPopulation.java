package io.steelyard.session;

import io.steelyard.fleet.PodTable;
import io.steelyard.structure.IntList;
import io.steelyard.traffic.ClosedClients;

/** Brings in the clients that are there at the first instant. */
public final class StartPopulation {
    private final Sessions sessions;
    private final ClosedClients closed;
    private final long others;

    /**
     * @param closed the closed clients, of which those present are brought in first
     * @param others how many other clients are there
     */
    public StartPopulation(Sessions sessions, ClosedClients closed, long others) {
        this.sessions = sessions;
        this.closed = closed;
        this.others = others;
    }

    /** Lets all connect through the balancer, in the order of their numbers. */
    public void connect(long now) {
        for (int client = 0; client < closed.size(); client++) {
            if (closed.presentAtStart(client)) {
                sessions.arriveResidual(now, client);
            }
        }
        for (long i = 0; i < others; i++) {
            sessions.arriveResidual(now, sessions.visits().takeNumberOfStart());
        }
    }

    /** Deals all out to the serving pods in turn, past the balancer; with no pod serving they connect as always. */
    public void dealOut(long now, PodTable pods) {
        IntList serving = new IntList();
        for (int pod = 0; pod < pods.count(); pod++) {
            if (pods.serving(pod)) {
                serving.add(pod);
            }
        }
        if (serving.isEmpty()) {
            connect(now);
            return;
        }
        int dealt = 0;
        for (int client = 0; client < closed.size(); client++) {
            if (closed.presentAtStart(client)) {
                sessions.arriveOn(now, client, serving.get(dealt++ % serving.size()));
            }
        }
        for (long i = 0; i < others; i++) {
            sessions.arriveOn(now, sessions.visits().takeNumberOfStart(), serving.get(dealt++ % serving.size()));
        }
    }
}
