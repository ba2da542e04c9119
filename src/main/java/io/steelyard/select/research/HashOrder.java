package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.hash.Xxh64;
import io.steelyard.select.Members;
import java.util.Arrays;

/**
 * The endpoints of a view on a ring, each at the hash of its address: XXH64 with seed 0, as an unsigned number.
 *
 * <p>A change moves the points behind it and computes no others.
 */
final class HashOrder {
    private final Members members = new Members();
    private long[] points = new long[0];
    private int[] slots = new int[0];
    private long[] pointOf = new long[0];
    private int size;

    /** Takes in the changes of a view. */
    void refresh(FleetView view) {
        members.refresh(view);
        for (int i = 0; i < members.left().size(); i++) {
            remove(members.left().get(i));
        }
        if (pointOf.length < view.slotLimit()) {
            int room = Math.max(view.slotLimit(), 2 * pointOf.length);
            points = Arrays.copyOf(points, room);
            slots = Arrays.copyOf(slots, room);
            pointOf = Arrays.copyOf(pointOf, room);
        }
        for (int i = 0; i < members.joined().size(); i++) {
            int slot = members.joined().get(i);
            insert(slot, Xxh64.hash(view.address(slot), 0));
        }
    }

    private void insert(int slot, long point) {
        int at = firstNotBelow(point);
        System.arraycopy(points, at, points, at + 1, size - at);
        System.arraycopy(slots, at, slots, at + 1, size - at);
        points[at] = point;
        slots[at] = slot;
        pointOf[slot] = point;
        size++;
    }

    private void remove(int slot) {
        int at = firstNotBelow(pointOf[slot]);
        while (slots[at] != slot) {
            at++;
        }
        size--;
        System.arraycopy(points, at + 1, points, at, size - at);
        System.arraycopy(slots, at + 1, slots, at, size - at);
    }

    /** How many endpoints there are. */
    int size() {
        return size;
    }

    /** The slot at a place of the order, 0 to {@code size() - 1}. */
    int slotAt(int place) {
        return slots[place];
    }

    /** The place of the first endpoint at or after a point of the ring; there must be one. */
    int successor(long point) {
        int at = firstNotBelow(point);
        return at == size ? 0 : at;
    }

    /** How far it is from a point of the ring to the endpoint at a place; unsigned. */
    long distance(long from, int place) {
        return points[place] - from;
    }

    private int firstNotBelow(long point) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(points[middle], point) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
