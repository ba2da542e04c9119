package io.steelyard.select.nginx;

import io.steelyard.select.Pick;
import io.steelyard.select.Selector;

/** Smooth weighted round robin: every usable peer gains its weight, the one that is ahead pays for all. */
final class RoundRobin implements Method {
    private final Peers peers;

    RoundRobin(Peers peers) {
        this.peers = peers;
    }

    @Override
    public int choose(Pick pick) {
        int best = Selector.NONE;
        int total = 0;
        for (int line = 0; line < peers.size(); line++) {
            int slot = peers.slot(line);
            if (peers.isUsable(slot, pick)) {
                total += peers.takePart(slot);
                if (peers.isAhead(slot, best)) {
                    best = slot;
                }
            }
        }
        if (best != Selector.NONE) {
            peers.win(best, total);
        }
        return best;
    }
}
