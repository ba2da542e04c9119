package io.steelyard.proxy;

import io.steelyard.select.Pick;

/** The tries of one attempt on its way through a gateway. */
final class Crossing {
    /** What the next event of a crossing is. */
    enum Stage {
        /** The gateway has come to the client in its accept queue. */
        ACCEPT,
        /** The connection that was begun reaches its pod. */
        ARRIVE,
        /** The pod that was tried has not answered in time. */
        TIME_OUT,
        /** The pause before the next try is over. */
        RESUME
    }

    final Pick pick;
    int client;
    int process;
    int slot;
    int tries;
    Stage stage = Stage.ARRIVE;
    long dueNanos;
    long deadlineNanos;
    boolean late;

    Crossing(Pick pick) {
        this.pick = pick;
    }
}
