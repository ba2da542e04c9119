package io.steelyard.structure;

import java.util.NoSuchElementException;

/** A growable stack of ints: last in, first out. */
public final class IntStack {

    private int[] elements = new int[0];
    private int size;

    /** Creates an empty stack. */
    public IntStack() {}

    /** Returns how many elements the stack has. */
    public int size() {
        return size;
    }

    /** Returns whether the stack has no element. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Removes every element; keeps the room. */
    public void clear() {
        size = 0;
    }

    /** Puts an element on top. */
    public void push(int element) {
        if (size == elements.length) {
            elements = Growth.atLeast(elements, size + 1, 0);
        }
        elements[size++] = element;
    }

    /**
     * Removes the topmost element and returns it.
     *
     * @throws NoSuchElementException if the stack is empty
     */
    public int pop() {
        if (size == 0) {
            throw new NoSuchElementException("the stack is empty");
        }
        return elements[--size];
    }
}
