package io.steelyard.select.kubeproxy;

import io.steelyard.structure.IntList;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The destinations of a virtual server on one node, and the node's own counts of their connections.
 *
 * <p>In the order of the kernel's list, which adds in front (Linux 6.12 {@code ip_vs_ctl.c}). A destination has the weight
 * 1, or 0 while it waits for its connections to end: then it is still in the list but takes nothing.
 */
final class Destinations {
    static final int NONE = -1;

    private static final byte ABSENT = -1;
    private static final int ACTIVE_IN_INACTIVE = 256;

    private final IntList fromTheBack = new IntList();
    private byte[] weight = new byte[0];
    private int[] active = new int[0];
    private int[] inactive = new int[0];
    private long[] idleSince = new long[0];

    /** Makes room for servers of all numbers below a limit. */
    void makeRoom(int servers) {
        int before = weight.length;
        if (servers > before) {
            weight = Arrays.copyOf(weight, servers);
            Arrays.fill(weight, before, servers, ABSENT);
            active = Arrays.copyOf(active, servers);
            inactive = Arrays.copyOf(inactive, servers);
            idleSince = Arrays.copyOf(idleSince, servers);
        }
    }

    /** How many destinations are in the list. */
    int size() {
        return fromTheBack.size();
    }

    /** The server at a place of the list, the first at 0. */
    int at(int place) {
        return fromTheBack.get(fromTheBack.size() - 1 - place);
    }

    boolean isListed(int server) {
        return weight[server] != ABSENT;
    }

    /** Whether the server is in the list with the weight 1. */
    boolean isAvailable(int server) {
        return weight[server] == 1;
    }

    /** Puts a server in front of the list, with the weight 1. */
    void add(int server) {
        weight[server] = 1;
        fromTheBack.add(server);
    }

    /** Gives a server the weight 0. */
    void quiesce(int server) {
        weight[server] = 0;
    }

    /** Takes a server out of the list and returns the place that it had. */
    int delete(int server) {
        weight[server] = ABSENT;
        int from = 0;
        while (fromTheBack.get(from) != server) {
            from++;
        }
        for (int next = from + 1; next < fromTheBack.size(); next++) {
            fromTheBack.set(next - 1, fromTheBack.get(next));
        }
        int last = fromTheBack.size() - 1;
        fromTheBack.swapRemove(last);
        return last - from;
    }

    /** Connections that stand. */
    int active(int server) {
        return active[server];
    }

    /** What the kernel compares: an active connection counts as much as 256 that are closed but still remembered. */
    int overhead(int server) {
        return active[server] * ACTIVE_IN_INACTIVE + inactive[server];
    }

    boolean isIdle(int server) {
        return active[server] + inactive[server] == 0;
    }

    /** Since when an idle server is idle, nanoseconds. */
    long idleSince(int server) {
        return idleSince[server];
    }

    /** The first of the available servers for which a measure is least, or {@link #NONE}. */
    int least(IntUnaryOperator measure) {
        int least = NONE;
        int lowest = 0;
        for (int place = 0; place < size(); place++) {
            int server = at(place);
            if (isAvailable(server)) {
                int measured = measure.applyAsInt(server);
                if (least == NONE || measured < lowest) {
                    least = server;
                    lowest = measured;
                }
            }
        }
        return least;
    }

    /** Whether an available server has no active connection. */
    boolean hasUnused() {
        for (int place = 0; place < size(); place++) {
            if (isAvailable(at(place)) && active[at(place)] == 0) {
                return true;
            }
        }
        return false;
    }

    /** A connection stands. */
    void open(int server) {
        active[server]++;
    }

    /** A connection is closed, and remembered for some time. */
    void close(int server) {
        active[server]--;
        inactive[server]++;
    }

    /** A closed connection is forgotten. */
    void forget(int server, long at) {
        inactive[server]--;
        idleSince[server] = at;
    }
}
