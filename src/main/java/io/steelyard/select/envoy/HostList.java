package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.structure.IntList;

/** Some of the endpoints of a view, in an order of their own. */
final class HostList implements FleetView {
    private final FleetView base;
    private final IntList slots = new IntList();

    /** An empty list over a view. */
    HostList(FleetView base) {
        this.base = base;
    }

    void add(int slot) {
        slots.add(slot);
    }

    void addAll(HostList other) {
        for (int rank = 0; rank < other.size(); rank++) {
            slots.add(other.slotAt(rank));
        }
    }

    @Override
    public int size() {
        return slots.size();
    }

    @Override
    public int slotAt(int rank) {
        return slots.get(rank);
    }

    @Override
    public int slotLimit() {
        return base.slotLimit();
    }

    @Override
    public int listedSize() {
        return base.listedSize();
    }

    @Override
    public int listedAt(int position) {
        return base.listedAt(position);
    }

    @Override
    public boolean takes(int slot) {
        return base.takes(slot);
    }

    @Override
    public int place(int slot) {
        return base.place(slot);
    }

    @Override
    public int active(int slot) {
        return base.active(slot);
    }

    @Override
    public int established(int slot) {
        return base.established(slot);
    }

    @Override
    public double weight(int slot) {
        return base.weight(slot);
    }

    @Override
    public long readySince(int slot) {
        return base.readySince(slot);
    }

    @Override
    public int node(int slot) {
        return base.node(slot);
    }

    @Override
    public int zone(int slot) {
        return base.zone(slot);
    }

    @Override
    public int subset(int slot) {
        return base.subset(slot);
    }

    @Override
    public long epoch() {
        return base.epoch();
    }

    @Override
    public String address(int slot) {
        return base.address(slot);
    }
}
