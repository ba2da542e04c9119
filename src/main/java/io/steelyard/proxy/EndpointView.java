package io.steelyard.proxy;

import io.steelyard.fleet.EndpointSource;
import io.steelyard.fleet.FleetView;
import io.steelyard.structure.IntList;
import java.util.Arrays;

/**
 * The endpoints as one proxy knows them, and its count of connections on each.
 *
 * <p>Endpoints keep the order in which the proxy learned of them; one that is suspended keeps its position and takes no new
 * connections. A slot outlives its membership until its last connection is released, then it is used again.
 */
final class EndpointView implements FleetView {
    private static final int NONE = -1;

    private final EndpointSource source;
    private final IntList listed = new IntList();
    private final IntList order = new IntList();
    private final IntList freeSlots = new IntList();
    private final Places places = new Places();
    private int slotLimit;
    private int[] endpointOf = new int[16];
    private int[] active = new int[16];
    private int[] established = new int[16];
    private int[] place = new int[16];
    private boolean[] isListed = new boolean[16];
    private boolean[] takes = new boolean[16];
    private String[] address = new String[16];
    private int[] slotOf = new int[16];
    private long epoch;

    EndpointView(EndpointSource source) {
        this.source = source;
        Arrays.fill(slotOf, NONE);
        Arrays.fill(address, "");
    }

    /** Lists an endpoint, if it is not listed, and lets it take connections. */
    void add(int endpoint) {
        int slot = slotOfEndpoint(endpoint);
        if (slot < 0) {
            slot = takeSlot(endpoint);
        }
        if (!isListed[slot]) {
            isListed[slot] = true;
            listed.add(slot);
        }
        setTakes(slot, true);
    }

    /** Lets a listed endpoint take no connections; it keeps its position. */
    void suspend(int endpoint) {
        int slot = slotOfEndpoint(endpoint);
        if (slot >= 0 && isListed[slot]) {
            setTakes(slot, false);
        }
    }

    /** Takes an endpoint off the list. */
    void remove(int endpoint) {
        int slot = slotOfEndpoint(endpoint);
        if (slot < 0 || !isListed[slot]) {
            return;
        }
        isListed[slot] = false;
        delete(listed, slot);
        if (takes[slot]) {
            setTakes(slot, false);
        } else {
            epoch++;
        }
        freeIfUnused(slot);
    }

    private void setTakes(int slot, boolean next) {
        if (takes[slot] == next) {
            return;
        }
        takes[slot] = next;
        epoch++;
        if (!next) {
            delete(order, slot);
        } else if (listed.get(listed.size() - 1) == slot) {
            order.add(slot);
        } else {
            order.clear();
            for (int position = 0; position < listed.size(); position++) {
                if (takes[listed.get(position)]) {
                    order.add(listed.get(position));
                }
            }
        }
    }

    private static void delete(IntList list, int slot) {
        int kept = 0;
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) != slot) {
                list.set(kept++, list.get(i));
            }
        }
        list.swapRemove(list.size() - 1);
    }

    private int takeSlot(int endpoint) {
        int slot = freeSlots.size() > 0 ? freeSlots.swapRemove(freeSlots.size() - 1) : slotLimit++;
        if (slot == endpointOf.length) {
            grow();
        }
        if (endpoint >= slotOf.length) {
            int before = slotOf.length;
            slotOf = Arrays.copyOf(slotOf, Math.max(endpoint + 1, before * 2));
            Arrays.fill(slotOf, before, slotOf.length, NONE);
        }
        endpointOf[slot] = endpoint;
        slotOf[endpoint] = slot;
        address[slot] = source.address(endpoint);
        place[slot] = places.take();
        return slot;
    }

    private void grow() {
        int size = endpointOf.length * 2;
        endpointOf = Arrays.copyOf(endpointOf, size);
        active = Arrays.copyOf(active, size);
        established = Arrays.copyOf(established, size);
        place = Arrays.copyOf(place, size);
        isListed = Arrays.copyOf(isListed, size);
        takes = Arrays.copyOf(takes, size);
        address = Arrays.copyOf(address, size);
    }

    /** A connection to the slot is being made. */
    void assign(int slot) {
        active[slot]++;
    }

    /** A connection to the slot stands that was being made. */
    void establish(int slot) {
        established[slot]++;
    }

    /** A connection to the slot, which stood, is given up. */
    void release(int slot) {
        if (established[slot] == 0) {
            throw new IllegalStateException("slot " + slot + " has no connection to release");
        }
        established[slot]--;
        abandon(slot);
    }

    /** A connection to the slot that was being made is given up. */
    void abandon(int slot) {
        if (active[slot] == established[slot]) {
            throw new IllegalStateException("slot " + slot + " has no connection in the making");
        }
        active[slot]--;
        freeIfUnused(slot);
    }

    private void freeIfUnused(int slot) {
        if (!isListed[slot] && active[slot] == 0) {
            slotOf[endpointOf[slot]] = NONE;
            endpointOf[slot] = NONE;
            places.free(place[slot]);
            freeSlots.add(slot);
        }
    }

    int slotOfEndpoint(int endpoint) {
        return endpoint < slotOf.length ? slotOf[endpoint] : NONE;
    }

    int endpointAt(int slot) {
        return endpointOf[slot];
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
        return takes[slot];
    }

    @Override
    public int place(int slot) {
        return place[slot];
    }

    @Override
    public int active(int slot) {
        return active[slot];
    }

    @Override
    public int established(int slot) {
        return established[slot];
    }

    @Override
    public double weight(int slot) {
        return source.weight(endpointOf[slot]);
    }

    @Override
    public long readySince(int slot) {
        return source.readySinceNanos(endpointOf[slot]);
    }

    @Override
    public int node(int slot) {
        return Math.max(0, source.node(endpointOf[slot]));
    }

    @Override
    public int zone(int slot) {
        return source.zone(endpointOf[slot]);
    }

    @Override
    public int subset(int slot) {
        return source.subset(endpointOf[slot]);
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
