package io.steelyard.fleet;

import java.util.Arrays;

/**
 * The clients that are present, in columns by slot; slots are dense and reused, last freed first.
 *
 * <p>28 bytes a slot. Not thread-safe.
 */
public final class ClientTable {
    /** In the pod column: the client waits to try again. */
    public static final int WAITING = -1;

    /** In the pod column: nobody has the slot. */
    public static final int FREE = -2;

    /** In the pod column: the client is gone but an event still names the slot. */
    public static final int DEPARTED = -3;

    private static final int FAILURE_BITS = 12;
    private static final int MOST_FAILURES = (1 << FAILURE_BITS) - 1;

    private int limit;
    private int present;
    private int freeHead = -1;
    private int[] pod;
    private int[] number;
    private int[] attempts;
    private long[] endNanos;
    private long[] sinceNanos;

    /** A table that holds so many clients before it has to grow. */
    public ClientTable(int capacity) {
        int size = Math.max(16, capacity);
        pod = new int[size];
        number = new int[size];
        attempts = new int[size];
        endNanos = new long[size];
        sinceNanos = new long[size];
    }

    /**
     * Takes a slot for a client that is about to make its first attempt.
     *
     * @param number its number in order of arrival
     * @param endNanos when its session ends
     */
    public int add(int number, long endNanos, long now) {
        int slot = freeHead;
        if (slot >= 0) {
            freeHead = this.number[slot];
        } else {
            slot = limit++;
            if (slot == pod.length) {
                grow();
            }
        }
        present++;
        pod[slot] = WAITING;
        this.number[slot] = number;
        attempts[slot] = 0;
        this.endNanos[slot] = endNanos;
        sinceNanos[slot] = now;
        return slot;
    }

    private void grow() {
        int size = (int) Math.min(Integer.MAX_VALUE - 8L, pod.length + (long) (pod.length >> 1));
        pod = Arrays.copyOf(pod, size);
        number = Arrays.copyOf(number, size);
        attempts = Arrays.copyOf(attempts, size);
        endNanos = Arrays.copyOf(endNanos, size);
        sinceNanos = Arrays.copyOf(sinceNanos, size);
    }

    /** The client is gone; its slot stays taken until {@link #free}, because an event still names it. */
    public void depart(int slot) {
        pod[slot] = DEPARTED;
        present--;
    }

    /** Gives the slot of a departed client back. */
    public void free(int slot) {
        pod[slot] = FREE;
        number[slot] = freeHead;
        freeHead = slot;
    }

    /** The client holds a connection to the pod from now on. */
    public void hold(int slot, int onPod, long now) {
        pod[slot] = onPod;
        sinceNanos[slot] = now;
        attempts[slot] &= ~MOST_FAILURES;
    }

    /** The client has no connection from now on. */
    public void lose(int slot, long now) {
        pod[slot] = WAITING;
        sinceNanos[slot] = now;
    }

    /** Counts an attempt; saturates after 2^20 in a session. */
    public void countAttempt(int slot) {
        if (attempts[slot] >>> FAILURE_BITS != (1 << 20) - 1) {
            attempts[slot] += 1 << FAILURE_BITS;
        }
    }

    /** Counts a failed attempt since the loss; saturates at 4,095. */
    public void countFailure(int slot) {
        if ((attempts[slot] & MOST_FAILURES) != MOST_FAILURES) {
            attempts[slot]++;
        }
    }

    /** Sets when the client's session ends. */
    public void setEndNanos(int slot, long end) {
        endNanos[slot] = end;
    }

    /** One more than the highest slot ever used. */
    public int limit() {
        return limit;
    }

    /** Clients present. */
    public int present() {
        return present;
    }

    /** The pod that holds the client's connection, or {@link #WAITING}, {@link #FREE}, {@link #DEPARTED}. */
    public int pod(int slot) {
        return pod[slot];
    }

    /** The client's number in order of arrival. */
    public int number(int slot) {
        return number[slot];
    }

    /** Attempts in the client's session. */
    public int attempts(int slot) {
        return attempts[slot] >>> FAILURE_BITS;
    }

    /** Failed attempts since the client last held a connection. */
    public int failures(int slot) {
        return attempts[slot] & MOST_FAILURES;
    }

    /** When the client's session ends. */
    public long endNanos(int slot) {
        return endNanos[slot];
    }

    /** Since when the client holds its connection, or has none. */
    public long sinceNanos(int slot) {
        return sinceNanos[slot];
    }

    /** Calls back with every slot whose client is connected to the pod, in ascending order. */
    public void forEachOn(int onPod, SlotConsumer action) {
        for (int slot = 0; slot < limit; slot++) {
            if (pod[slot] == onPod) {
                action.accept(slot);
            }
        }
    }

    /** Receives a slot. */
    public interface SlotConsumer {
        /** Called with each slot. */
        void accept(int slot);
    }
}
