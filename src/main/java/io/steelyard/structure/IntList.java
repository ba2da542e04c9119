package io.steelyard.structure;

import java.util.Arrays;
import java.util.Objects;

/** A growable list of ints. */
public final class IntList {

    private int[] elements = new int[0];
    private int size;

    /** Creates an empty list. */
    public IntList() {}

    /** Returns how many elements the list has. */
    public int size() {
        return size;
    }

    /** Returns whether the list has no element. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Removes every element; keeps the room. */
    public void clear() {
        size = 0;
    }

    /** Appends an element. */
    public void add(int element) {
        if (size == elements.length) {
            elements = Growth.atLeast(elements, size + 1, 0);
        }
        elements[size++] = element;
    }

    /** Returns the element at an index of 0 to size - 1. */
    public int get(int index) {
        return elements[Objects.checkIndex(index, size)];
    }

    /** Replaces the element at an index of 0 to size - 1. */
    public void set(int index, int element) {
        elements[Objects.checkIndex(index, size)] = element;
    }

    /** Removes the element at an index and returns it; the last element takes its place. */
    public int swapRemove(int index) {
        int removed = get(index);
        elements[index] = elements[--size];
        return removed;
    }

    /** Sorts the elements, the least first. */
    public void sort() {
        Arrays.sort(elements, 0, size);
    }

    /** Returns the elements in a new array. */
    public int[] toArray() {
        return Arrays.copyOf(elements, size);
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }
}
