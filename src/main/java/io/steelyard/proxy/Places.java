package io.steelyard.proxy;

import java.util.BitSet;

/** The lines of a fixed list of servers; whoever comes takes the lowest free one. */
final class Places {
    private final BitSet taken = new BitSet();

    int take() {
        int place = taken.nextClearBit(0);
        taken.set(place);
        return place;
    }

    void free(int place) {
        taken.clear(place);
    }
}
