package io.steelyard.session;

import io.steelyard.select.Pick;

/** The way from a client to a pod: what a session sees of front ends and proxies. */
public interface Connector {
    /** Instead of a pod: the answer comes later, as {@link Sessions#answered}. */
    int PENDING = -100;

    /**
     * Opens a connection for the client of the pick; returns the pod, or why there is none, as {@link
     * io.steelyard.fleet.Reception} says, or {@link #PENDING}.
     *
     * @param client the client's slot
     */
    int connect(Pick pick, int client);

    /** Opens a connection for the client of the pick to a given pod; false if there is no way to it. */
    boolean connectTo(Pick pick, int client, int pod);

    /** The client of a slot and a number waits no longer for an answer; false if there is none to come. */
    default boolean abandon(long now, int client, int number) {
        return false;
    }

    /** The connection of the client of a slot and a number to the pod has ended. */
    void release(long now, int client, int number, int pod);
}
