package io.steelyard.select;

import io.steelyard.fleet.FleetView;
import io.steelyard.structure.IntList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A view for tests, kept by hand; slots are reused as a proxy reuses them. */
public final class TestView implements FleetView {
    private final IntList order = new IntList();
    private final IntList listed = new IntList();
    private int slotLimit;
    private String[] addresses = new String[4];
    private double[] weights = new double[4];
    private long[] readySince = new long[4];
    private int[] nodes = new int[4];
    private int[] zones = new int[4];
    private int[] subsets = new int[4];
    private int[] active = new int[4];
    private int[] pending = new int[4];
    private boolean[] member = new boolean[4];
    private long epoch;

    /** Returns a view of equal endpoints with the addresses 10.0.0.1:8080, 10.0.0.2:8080 and so on. */
    public static TestView of(int endpoints) {
        TestView view = new TestView();
        for (int i = 0; i < endpoints; i++) {
            view.add("10.0." + (i + 1) / 256 + "." + (i + 1) % 256 + ":8080", 1);
        }
        return view;
    }

    /** Adds an endpoint at the end, in the lowest slot that is neither a member nor has connections; returns the slot. */
    public int add(String address, double weight) {
        int slot = 0;
        while (slot < slotLimit && (member[slot] || active[slot] > 0)) {
            slot++;
        }
        if (slot == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * slot);
            weights = Arrays.copyOf(weights, 2 * slot);
            readySince = Arrays.copyOf(readySince, 2 * slot);
            nodes = Arrays.copyOf(nodes, 2 * slot);
            zones = Arrays.copyOf(zones, 2 * slot);
            subsets = Arrays.copyOf(subsets, 2 * slot);
            active = Arrays.copyOf(active, 2 * slot);
            pending = Arrays.copyOf(pending, 2 * slot);
            member = Arrays.copyOf(member, 2 * slot);
        }
        slotLimit = Math.max(slotLimit, slot + 1);
        addresses[slot] = address;
        weights[slot] = weight;
        readySince[slot] = 0;
        nodes[slot] = 0;
        zones[slot] = 0;
        subsets[slot] = 0;
        member[slot] = true;
        order.add(slot);
        listed.add(slot);
        epoch++;
        return slot;
    }

    /** Removes an endpoint; its connections stay. */
    public void remove(int slot) {
        retain(other -> other != slot);
    }

    /** Lists an endpoint again that was removed while it had connections. */
    public void readmit(int slot) {
        member[slot] = true;
        order.add(slot);
        listed.add(slot);
        epoch++;
    }

    /** Lets an endpoint take no connections; it keeps its position. */
    public void suspend(int slot) {
        setTakes(slot, false);
    }

    /** Lets a suspended endpoint take connections again. */
    public void resume(int slot) {
        setTakes(slot, true);
    }

    private void setTakes(int slot, boolean takes) {
        member[slot] = takes;
        order.clear();
        for (int position = 0; position < listed.size(); position++) {
            if (member[listed.get(position)]) {
                order.add(listed.get(position));
            }
        }
        epoch++;
    }

    /** Removes all endpoints. */
    public void removeAll() {
        retain(slot -> false);
    }

    /** Makes the view list these endpoints in this order; those listed before keep their slots. */
    public void replaceAll(int count, IntFunction<String> addressAt, IntToDoubleFunction weightAt) {
        List<String> wanted = IntStream.range(0, count).mapToObj(addressAt).toList();
        retain(slot -> wanted.contains(addresses[slot]));
        int[] slots = new int[count];
        for (int rank = 0; rank < count; rank++) {
            slots[rank] = find(wanted.get(rank));
            if (slots[rank] < 0) {
                slots[rank] = add(wanted.get(rank), 1);
            }
            weights[slots[rank]] = weightAt.applyAsDouble(rank);
        }
        order.clear();
        listed.clear();
        for (int slot : slots) {
            order.add(slot);
            listed.add(slot);
        }
    }

    private void retain(IntPredicate kept) {
        int[] slots = listed.toArray();
        listed.clear();
        order.clear();
        for (int slot : slots) {
            if (kept.test(slot)) {
                listed.add(slot);
            } else {
                member[slot] = false;
            }
            if (member[slot]) {
                order.add(slot);
            }
        }
        epoch++;
    }

    /** Changes an endpoint's weight. */
    public void setWeight(int slot, double weight) {
        weights[slot] = weight;
        epoch++;
    }

    /** Says since when an endpoint is ready. */
    public void setReadySince(int slot, long nanos) {
        readySince[slot] = nanos;
        epoch++;
    }

    /** Puts an endpoint on a node. */
    public void setNode(int slot, int node) {
        nodes[slot] = node;
        epoch++;
    }

    /** Puts an endpoint into a zone. */
    public void setZone(int slot, int zone) {
        zones[slot] = zone;
        epoch++;
    }

    /** Puts an endpoint into a subset. */
    public void setSubset(int slot, int subset) {
        subsets[slot] = subset;
        epoch++;
    }

    /** Changes an endpoint's count of connections. */
    public void setActive(int slot, int connections) {
        active[slot] = connections;
    }

    /** Counts one connection more. */
    public void assign(int slot) {
        active[slot]++;
    }

    /** Counts one connection more that does not stand yet. */
    public void begin(int slot) {
        assign(slot);
        pending[slot]++;
    }

    /** A connection that was begun stands. */
    public void establish(int slot) {
        pending[slot]--;
    }

    /** A connection that was begun is given up. */
    public void abandon(int slot) {
        establish(slot);
        release(slot);
    }

    /** Counts one connection less. */
    public void release(int slot) {
        active[slot]--;
    }

    /** Whether new connections may go to the slot. */
    public boolean isMember(int slot) {
        return slot >= 0 && slot < slotLimit && member[slot];
    }

    /** Returns the slot of an address that is a member. */
    public int slotOf(String address) {
        int slot = find(address);
        if (slot < 0) {
            throw new IllegalArgumentException("not in the view: " + address);
        }
        return slot;
    }

    private int find(String address) {
        for (int rank = 0; rank < size(); rank++) {
            if (addresses[slotAt(rank)].equals(address)) {
                return slotAt(rank);
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return order.size();
    }

    @Override
    public int slotAt(int rank) {
        return order.get(rank);
    }

    @Override
    public int slotLimit() {
        return slotLimit;
    }

    @Override
    public int listedSize() {
        return listed.size();
    }

    @Override
    public int listedAt(int position) {
        return listed.get(position);
    }

    @Override
    public boolean takes(int slot) {
        return isMember(slot);
    }

    @Override
    public int place(int slot) {
        return slot;
    }

    @Override
    public int active(int slot) {
        return active[slot];
    }

    @Override
    public int established(int slot) {
        return active[slot] - pending[slot];
    }

    @Override
    public int zone(int slot) {
        return zones[slot];
    }

    @Override
    public int subset(int slot) {
        return subsets[slot];
    }

    @Override
    public double weight(int slot) {
        return weights[slot];
    }

    @Override
    public long readySince(int slot) {
        return readySince[slot];
    }

    @Override
    public int node(int slot) {
        return nodes[slot];
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public String address(int slot) {
        return addresses[slot];
    }
}
