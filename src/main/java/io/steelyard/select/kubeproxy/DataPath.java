package io.steelyard.select.kubeproxy;

import io.steelyard.fleet.FleetView;
import io.steelyard.select.Members;
import io.steelyard.select.Pick;

/** What kube-proxy has set up in the kernels of all entry nodes. */
interface DataPath {
    /** kube-proxy of every node takes over the endpoints that the node may send to. */
    void sync(long now, EntryNodes nodes, FleetView view, Members members);

    /** Chooses a slot for a connection that enters by a node, which has at least one endpoint; or none. */
    int choose(int node, Pick pick);

    /** A connection that enters by a node has gone to a slot that was not chosen: the run begins with it. */
    void place(int node, Pick pick, int slot);

    /** The connection that was chosen or placed last is one of a client. */
    default void open(int node, int client) {}

    /** A client's connection has ended. */
    default void release(long now, int client) {}

    /** A client's connection was refused by the endpoint. */
    default void fail(long now, int client) {}
}
