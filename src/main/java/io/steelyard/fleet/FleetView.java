package io.steelyard.fleet;

/**
 * One proxy's view of the endpoints: all that a balancer may see.
 *
 * <p>Endpoints are named by slots, dense small numbers. Ranks 0 to {@code size() - 1} enumerate the slots that can take
 * new connections, in the order in which the proxy learned of them.
 */
public interface FleetView {
    /** Endpoints that can take new connections. */
    int size();

    /** The slot at a rank, {@code 0 <= rank < size()}. */
    int slotAt(int rank);

    /** One more than the highest slot number in use, for sizing tables by slot. */
    int slotLimit();

    /** Endpoints in the proxy's configuration, those included that take no new connections for now. */
    int listedSize();

    /** The slot at a position of the configuration, {@code 0 <= position < listedSize()}; the ranks keep this order. */
    int listedAt(int position);

    /** Whether the slot can take new connections. */
    boolean takes(int slot);

    /**
     * The number of the line of a fixed list of servers that the endpoint has, from 0: the lowest that was free when the
     * proxy learned of it.
     */
    int place(int slot);

    /** Connections that this proxy has assigned to the slot and not released. */
    int active(int slot);

    /** Those of them that stand, and are not still being made. */
    int established(int slot);

    /** Relative weight, above 0; 1 unless the scenario says otherwise. */
    double weight(int slot);

    /** When the endpoint became ready, nanoseconds. */
    long readySince(int slot);

    /** The number of the endpoint's node, at least 0; 0 where the scenario has no nodes. */
    int node(int slot);

    /** The number of the endpoint's zone, at least 0; 0 where the scenario has no zones. */
    int zone(int slot);

    /** The number of the subset of the service that the endpoint belongs to, at least 0; 0 where there is one only. */
    int subset(int slot);

    /** Grows with every change of membership or weight. */
    long epoch();

    /** The endpoint's {@code address:port}, the text that products hash. */
    String address(int slot);
}
