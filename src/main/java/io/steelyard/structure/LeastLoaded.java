package io.steelyard.structure;

import java.util.Arrays;

/**
 * The members of a fleet with their connection counts, and at once the one with the fewest; among several with the
 * fewest, the one whose last assignment is the oldest.
 *
 * <p>An assignment is a call of {@link #increment}. Members that were never assigned since they were added come before
 * all others, in the order of their numbers. Releases do not change a member's place among its equals, which is why a
 * release may have to put a member between others: this is a binary heap with positions over (count, last assignment),
 * O(log n) for every change and O(1) for {@link #least}. Members are small non-negative ints; nothing is allocated once
 * the arrays have grown to the largest of them.
 */
public final class LeastLoaded {

    /** What {@link #least} returns when there is no member. */
    public static final int NONE = -1;

    private int[] heap = new int[0];
    private int[] positions = new int[0];
    private int[] counts = new int[0];
    private long[] assignments = new long[0];
    private int size;
    private long clock;

    /** Creates a structure without members. */
    public LeastLoaded() {}

    /** Returns how many members there are. */
    public int size() {
        return size;
    }

    /** Returns whether the number is that of a member. */
    public boolean contains(int member) {
        return member >= 0 && member < positions.length && positions[member] != NONE;
    }

    /** Returns the count of a member. */
    public int count(int member) {
        requireMember(member);
        return counts[member];
    }

    /** Returns the member with the fewest connections, or {@link #NONE}. */
    public int least() {
        return size == 0 ? NONE : heap[0];
    }

    /** Adds a member without connections. */
    public void add(int member) {
        addWithCount(member, 0);
    }

    /**
     * Adds a member that has connections already.
     *
     * @throws IllegalArgumentException if it is a member already, or one of the numbers is negative
     */
    public void addWithCount(int member, int count) {
        if (member < 0 || contains(member)) {
            throw new IllegalArgumentException("member must be a new number >= 0 but is " + member);
        }
        if (count < 0) {
            throw new IllegalArgumentException("count of member " + member + " must be >= 0 but is " + count);
        }
        if (member >= positions.length) {
            positions = Growth.atLeast(positions, Math.addExact(member, 1), NONE);
            heap = Arrays.copyOf(heap, positions.length);
            counts = Arrays.copyOf(counts, positions.length);
            assignments = Arrays.copyOf(assignments, positions.length);
        }
        counts[member] = count;
        assignments[member] = Integer.MIN_VALUE + (long) member;
        siftUp(member, size++);
    }

    /** Removes a member. */
    public void remove(int member) {
        requireMember(member);
        int hole = positions[member];
        positions[member] = NONE;
        int last = heap[--size];
        if (last != member) {
            siftUp(last, hole);
            siftDown(last, positions[last]);
        }
    }

    /** Assigns a connection to a member. */
    public void increment(int member) {
        requireMember(member);
        counts[member] = Math.addExact(counts[member], 1);
        assignments[member] = clock++;
        siftDown(member, positions[member]);
    }

    /**
     * Releases a connection of a member.
     *
     * @throws IllegalStateException if it has none
     */
    public void decrement(int member) {
        requireMember(member);
        if (counts[member] == 0) {
            throw new IllegalStateException("member " + member + " has no connection to release");
        }
        counts[member]--;
        siftUp(member, positions[member]);
    }

    /** Removes every member; keeps the room. */
    public void clear() {
        for (int i = 0; i < size; i++) {
            positions[heap[i]] = NONE;
        }
        size = 0;
        clock = 0;
    }

    private void siftUp(int member, int from) {
        int hole = from;
        while (hole > 0) {
            int parent = heap[(hole - 1) >>> 1];
            if (!precedes(member, parent)) {
                break;
            }
            place(parent, hole);
            hole = (hole - 1) >>> 1;
        }
        place(member, hole);
    }

    private void siftDown(int member, int from) {
        int hole = from;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                break;
            }
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
        return counts[member] != counts[other]
                ? counts[member] < counts[other]
                : assignments[member] < assignments[other];
    }

    private void requireMember(int member) {
        if (!contains(member)) {
            throw new IllegalArgumentException("not a member: " + member);
        }
    }
}
