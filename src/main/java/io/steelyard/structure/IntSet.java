package io.steelyard.structure;

import java.util.Arrays;
import java.util.Objects;

/**
 * A sparse set of small non-negative ints (P. Briggs and L. Torczon, "An efficient representation for sparse sets", ACM
 * LOPLAS 2, 1993): constant time, memory by the largest element.
 *
 * <p>Elements stand in a dense order: that of insertion, except that removing one moves the last into its place.
 */
public final class IntSet {

    private static final int ABSENT = -1;

    private int[] dense = new int[0];
    private int[] positions = new int[0];
    private int size;

    /** Creates an empty set. */
    public IntSet() {}

    /** Returns how many elements the set has. */
    public int size() {
        return size;
    }

    /** Returns whether the set has no element. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Returns whether the set has the element. */
    public boolean contains(int element) {
        return element >= 0 && element < positions.length && positions[element] != ABSENT;
    }

    /** Adds an element &gt;= 0 and returns whether it is new. */
    public boolean add(int element) {
        if (element < 0) {
            throw new IllegalArgumentException("element must be >= 0 but is " + element);
        }
        if (contains(element)) {
            return false;
        }
        positions = Growth.atLeast(positions, Math.addExact(element, 1), ABSENT);
        dense = Growth.atLeast(dense, size + 1, 0);
        positions[element] = size;
        dense[size++] = element;
        return true;
    }

    /** Removes an element and returns whether it was there. */
    public boolean remove(int element) {
        if (!contains(element)) {
            return false;
        }
        int hole = positions[element];
        int last = dense[--size];
        dense[hole] = last;
        positions[last] = hole;
        positions[element] = ABSENT;
        return true;
    }

    /** Returns the element at a position of the dense order, 0 to size - 1. */
    public int get(int position) {
        return dense[Objects.checkIndex(position, size)];
    }

    /** Returns the position of an element in the dense order, or -1 if it is absent. */
    public int indexOf(int element) {
        return contains(element) ? positions[element] : ABSENT;
    }

    /** Removes every element; keeps the room. */
    public void clear() {
        for (int i = 0; i < size; i++) {
            positions[dense[i]] = ABSENT;
        }
        size = 0;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(dense, size));
    }
}
