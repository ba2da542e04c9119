package io.steelyard.engine;

/**
 * A queue of pending events as pairs of a time and a code; the least time comes first, of equal times the least code,
 * unsigned.
 *
 * <p>The order is total but for equal pairs, which are interchangeable, so every implementation yields the same run.
 */
public interface EventQueue {
    /** Adds an event. */
    void add(long time, int code);

    /** Whether no event is pending. */
    boolean isEmpty();

    /** Events pending. */
    int size();

    /** The time of the first event; the queue must not be empty. */
    long minTime();

    /** The code of the first event; the queue must not be empty. */
    int minCode();

    /** Removes the first event and returns its code; the queue must not be empty. */
    int pollCode();
}
