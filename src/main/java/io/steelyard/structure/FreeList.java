package io.steelyard.structure;

/**
 * The dense ids 0, 1, 2, ... of one kind of thing: an id that was released is taken again before a new one is made, the
 * one released last first.
 */
public final class FreeList {

    private final IntStack released = new IntStack();
    private int made;

    /** Creates a list of which no id is taken. */
    public FreeList() {}

    /** Returns an id that is not taken. */
    public int take() {
        return released.isEmpty() ? made++ : released.pop();
    }

    /** Gives back an id that is taken. Releasing an id twice is not detected. */
    public void release(int id) {
        if (id < 0 || id >= made) {
            throw new IllegalArgumentException("id must be 0 to " + (made - 1) + " but is " + id);
        }
        released.push(id);
    }

    /** Returns how many ids are taken. */
    public int taken() {
        return made - released.size();
    }

    /** Returns the number of different ids made so far: every id is below it. */
    public int bound() {
        return made;
    }
}
