package io.steelyard.select.nginx;

import io.steelyard.select.Pick;
import io.steelyard.select.Selector;

/**
 * {@code least_conn}: the peer with the fewest connections per weight; where several have, smooth round robin among them.
 *
 * <p>A peer that has the fewest alone is chosen without a turn of the round robin.
 */
final class LeastConn implements Method {
    private final Peers peers;

    LeastConn(Peers peers) {
        this.peers = peers;
    }

    @Override
    public int choose(Pick pick) {
        int best = Selector.NONE;
        int firstLine = 0;
        boolean several = false;
        for (int line = 0; line < peers.size(); line++) {
            int slot = peers.slot(line);
            if (peers.isUsable(slot, pick)) {
                int order = best == Selector.NONE ? -1 : peers.compareLoads(slot, best);
                if (order < 0) {
                    best = slot;
                    firstLine = line;
                    several = false;
                } else if (order == 0) {
                    several = true;
                }
            }
        }
        return several ? inTurn(firstLine, best, pick) : best;
    }

    private int inTurn(int firstLine, int first, Pick pick) {
        int best = first;
        int total = 0;
        for (int line = firstLine; line < peers.size(); line++) {
            int slot = peers.slot(line);
            if (peers.isUsable(slot, pick) && peers.compareLoads(slot, first) == 0) {
                total += peers.takePart(slot);
                if (peers.isAhead(slot, best)) {
                    best = slot;
                }
            }
        }
        peers.win(best, total);
        return best;
    }
}
