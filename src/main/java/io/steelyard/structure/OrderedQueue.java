package io.steelyard.structure;

import java.util.Arrays;

/**
 * A queue of small numbers ordered by a key, and among equal keys by the time of their coming. Coming and going cost O(log n),
 * finding the first O(1).
 */
public final class OrderedQueue {
    /** Instead of a member: there is none. */
    public static final int NONE = -1;

    private int[] heap = new int[0];
    private int[] positions = new int[0];
    private long[] keys = new long[0];
    private long[] arrivals = new long[0];
    private int size;
    private long clock;

    /** Creates an empty queue. */
    public OrderedQueue() {}

    /** Returns whether the member is in the queue. */
    public boolean contains(int member) {
        return member < positions.length && positions[member] != NONE;
    }

    /** Returns the key of a member. */
    public long key(int member) {
        return keys[member];
    }

    /** Puts a member, 0 or more, behind all others of the same key; one that is in the queue leaves its place. */
    public void put(int member, long key) {
        remove(member);
        if (member >= positions.length) {
            positions = Growth.atLeast(positions, member + 1, NONE);
            heap = Arrays.copyOf(heap, positions.length);
            keys = Arrays.copyOf(keys, positions.length);
            arrivals = Arrays.copyOf(arrivals, positions.length);
        }
        keys[member] = key;
        arrivals[member] = clock++;
        siftUp(member, size++);
    }

    /** Takes a member out, if it is in. */
    public void remove(int member) {
        if (!contains(member)) {
            return;
        }
        int hole = positions[member];
        positions[member] = NONE;
        int last = heap[--size];
        if (last != member) {
            siftUp(last, hole);
            siftDown(last, positions[last]);
        }
    }

    /** The first member, or none. */
    public int first() {
        return size == 0 ? NONE : heap[0];
    }

    /** The first member that is another than the given one, or none. */
    public int firstBut(int member) {
        if (size == 0 || heap[0] != member) {
            return first();
        }
        if (size < 3) {
            return size == 2 ? heap[1] : NONE;
        }
        return precedes(heap[1], heap[2]) ? heap[1] : heap[2];
    }

    private void siftUp(int member, int from) {
        int hole = from;
        while (hole > 0 && precedes(member, heap[(hole - 1) >>> 1])) {
            place(heap[(hole - 1) >>> 1], hole);
            hole = (hole - 1) >>> 1;
        }
        place(member, hole);
    }

    private void siftDown(int member, int from) {
        int hole = from;
        for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && precedes(heap[child + 1], heap[child])) {
                child++;
            }
            if (!precedes(heap[child], member)) {
                break;
            }
            place(heap[child], hole);
            hole = child;
        }
        place(member, hole);
    }

    private void place(int member, int position) {
        heap[position] = member;
        positions[member] = position;
    }

    private boolean precedes(int member, int other) {
        return keys[member] != keys[other] ? keys[member] < keys[other] : arrivals[member] < arrivals[other];
    }
}
