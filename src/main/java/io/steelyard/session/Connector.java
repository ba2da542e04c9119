package io.steelyard.session;

import io.steelyard.select.Pick;

/** The way from a client to a pod: what a session sees of front ends and proxies. */
public interface Connector {
    /**
     * Opens a connection for the client of the pick; returns the pod, or why there is none, as {@link
     * io.steelyard.fleet.Reception} says.
     */
    int connect(Pick pick);

    /** Opens a connection for the client of the pick to a given pod. */
    void connectTo(Pick pick, int pod);

    /** The connection of the client of that number to the pod has ended. */
    void release(long now, int pod, int client);
}
