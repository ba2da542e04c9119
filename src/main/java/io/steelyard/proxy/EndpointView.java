package io.steelyard.proxy;

import io.steelyard.fleet.FleetView;
import io.steelyard.fleet.PodTable;
import io.steelyard.structure.IntList;
import java.util.Arrays;

/**
 * The endpoints as one proxy knows them, and its count of connections on each.
 *
 * <p>Endpoints keep the order in which the proxy learned of them. A slot outlives its membership until its last
 * connection is released, then it is used again.
 */
final class EndpointView implements FleetView {
    private static final int NO_POD = -1;

    private final PodTable pods;
    private final IntList order = new IntList();
    private final IntList freeSlots = new IntList();
    private int slotLimit;
    private int[] podOf = new int[16];
    private int[] active = new int[16];
    private boolean[] member = new boolean[16];
    private String[] address = new String[16];
    private int[] slotOf = new int[16];
    private long epoch;

    EndpointView(PodTable pods) {
        this.pods = pods;
        Arrays.fill(slotOf, NO_POD);
        Arrays.fill(address, "");
    }

    void add(int pod) {
        int slot = slotOfPod(pod);
        if (slot < 0) {
            slot = takeSlot(pod);
        }
        if (!member[slot]) {
            member[slot] = true;
            order.add(slot);
            epoch++;
        }
    }

    private int takeSlot(int pod) {
        int slot = freeSlots.size() > 0 ? freeSlots.swapRemove(freeSlots.size() - 1) : slotLimit++;
        if (slot == podOf.length) {
            podOf = Arrays.copyOf(podOf, slot * 2);
            active = Arrays.copyOf(active, slot * 2);
            member = Arrays.copyOf(member, slot * 2);
            address = Arrays.copyOf(address, slot * 2);
        }
        if (pod >= slotOf.length) {
            int before = slotOf.length;
            slotOf = Arrays.copyOf(slotOf, Math.max(pod + 1, before * 2));
            Arrays.fill(slotOf, before, slotOf.length, NO_POD);
        }
        podOf[slot] = pod;
        slotOf[pod] = slot;
        address[slot] = pods.address(pod);
        return slot;
    }

    void remove(int pod) {
        int slot = slotOfPod(pod);
        if (slot < 0 || !member[slot]) {
            return;
        }
        member[slot] = false;
        for (int rank = 0, kept = 0; rank < order.size(); rank++) {
            if (order.get(rank) != slot) {
                order.set(kept++, order.get(rank));
            }
        }
        order.swapRemove(order.size() - 1);
        epoch++;
        freeIfUnused(slot);
    }

    void assign(int slot) {
        active[slot]++;
    }

    void release(int slot) {
        if (active[slot] == 0) {
            throw new IllegalStateException("slot " + slot + " has no connection to release");
        }
        active[slot]--;
        freeIfUnused(slot);
    }

    private void freeIfUnused(int slot) {
        if (!member[slot] && active[slot] == 0) {
            slotOf[podOf[slot]] = NO_POD;
            podOf[slot] = NO_POD;
            freeSlots.add(slot);
        }
    }

    int slotOfPod(int pod) {
        return pod < slotOf.length ? slotOf[pod] : NO_POD;
    }

    int podAt(int slot) {
        return podOf[slot];
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
    public int active(int slot) {
        return active[slot];
    }

    @Override
    public double weight(int slot) {
        return 1;
    }

    @Override
    public long readySince(int slot) {
        return pods.readySinceNanos(podOf[slot]);
    }

    @Override
    public int node(int slot) {
        return Math.max(0, pods.node(podOf[slot]));
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public String address(int slot) {
        return address[slot];
    }
}
