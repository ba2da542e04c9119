package io.steelyard.observe;

import io.steelyard.fleet.ClientTable;
import java.util.Arrays;

/**
 * What a part of the run did to each client: whether it was connected at the part's start, whether it lost a connection,
 * how often it moved. One byte a slot.
 */
final class MoveColumn {
    private static final int CONNECTED_AT_START = 0x80;
    private static final int LOST = 0x40;
    private static final int MOVES = 0x3f;

    private byte[] state = new byte[0];
    private final long[] clientsByMoves = new long[MOVES + 1];
    private long tracked;
    private long movesOfTracked;
    private long forced;
    private long moved;
    private long movedTwice;

    /** A part of the run begins. */
    void begin(ClientTable clients) {
        makeRoom(clients.limit());
        Arrays.fill(state, (byte) 0);
        Arrays.fill(clientsByMoves, 0);
        movesOfTracked = 0;
        forced = 0;
        moved = 0;
        movedTwice = 0;
        for (int slot = 0; slot < clients.limit(); slot++) {
            if (clients.pod(slot) >= 0) {
                state[slot] = (byte) CONNECTED_AT_START;
                clientsByMoves[0]++;
            }
        }
        tracked = clientsByMoves[0];
    }

    private void makeRoom(int slots) {
        if (slots > state.length) {
            state = Arrays.copyOf(state, Math.max(slots, state.length + (state.length >> 1)));
        }
    }

    /** Another client has the slot. */
    void arrive(int slot) {
        makeRoom(slot + 1);
        state[slot] = 0;
    }

    void lose(int slot) {
        if ((state[slot] & LOST) == 0) {
            state[slot] |= (byte) LOST;
            forced++;
        }
    }

    /** Whether the client lost a connection in this part. */
    boolean lost(int slot) {
        return (state[slot] & LOST) != 0;
    }

    void move(int slot) {
        int before = state[slot] & MOVES;
        boolean ofStart = (state[slot] & CONNECTED_AT_START) != 0;
        if (ofStart) {
            movesOfTracked++;
        }
        if (before == MOVES) {
            return;
        }
        state[slot]++;
        if (before == 0) {
            moved++;
        } else if (before == 1) {
            movedTwice++;
        }
        if (ofStart) {
            clientsByMoves[before]--;
            clientsByMoves[before + 1]++;
        }
    }

    void fill(MetricValues values, long moves, long affinityBreaks) {
        values.set(RebalancingMetrics.MOVES, moves);
        values.set(RebalancingMetrics.FORCED, forced);
        values.set(RebalancingMetrics.MOVES_PER_FORCED, ratio(moves, moved));
        values.set(RebalancingMetrics.TWICE, ratio(movedTwice, moved));
        values.set(RebalancingMetrics.AFFINITY_BREAKS, ratio(affinityBreaks, moves));
        if (tracked > 0) {
            values.set(RebalancingMetrics.HOPS_MEAN, ratio(movesOfTracked, tracked));
            values.set(RebalancingMetrics.HOPS_P99, movesAtRank((long) Math.ceil(0.99 * tracked)));
            values.set(RebalancingMetrics.HOPS_MAX, movesAtRank(tracked));
            values.set(RebalancingMetrics.HOPS_NONE, ratio(clientsByMoves[0], tracked));
            values.set(RebalancingMetrics.HOPS_ONE, ratio(clientsByMoves[1], tracked));
            values.set(RebalancingMetrics.HOPS_TWO, ratio(clientsByMoves[2], tracked));
            values.set(RebalancingMetrics.HOPS_MORE, shareMoved(3));
        }
    }

    /** The share of the clients connected at the part's start that moved so often or more; NaN where there was none. */
    double shareMoved(int times) {
        long fewer = 0;
        for (int moves = 0; moves < times; moves++) {
            fewer += clientsByMoves[moves];
        }
        return ratio(tracked - fewer, tracked);
    }

    private int movesAtRank(long rank) {
        long sum = 0;
        for (int moves = 0; moves < MOVES; moves++) {
            sum += clientsByMoves[moves];
            if (sum >= rank) {
                return moves;
            }
        }
        return MOVES;
    }

    static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
