package io.steelyard.select.haproxy;

import io.steelyard.select.Pick;

/** {@code static-rr}: along the map, in turn; a change of the servers makes the map anew and keeps the place in it. */
final class StaticRoundRobin implements Algorithm {
    private final MapLookup map;
    private int next;

    StaticRoundRobin(MapLookup map) {
        this.map = map;
    }

    @Override
    public void start() {
        map.change();
    }

    @Override
    public void up(int slot, boolean fresh) {
        map.change();
    }

    @Override
    public void down(int slot) {
        map.change();
    }

    @Override
    public void reweighed(int slot, int before) {
        map.change();
    }

    @Override
    public int choose(Pick pick, int avoid) {
        int size = map.size();
        int index = next >= size ? 0 : next;
        for (int looked = 0; looked < size; looked++) {
            int slot = map.slotAt(index);
            index++;
            if (slot != avoid) {
                next = index;
                return slot;
            }
            index = index == size ? 0 : index;
        }
        next = index;
        return avoid;
    }
}
