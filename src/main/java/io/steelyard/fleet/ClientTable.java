package io.steelyard.fleet;

import java.util.Arrays;

/**
 * The clients that are present, in columns by slot; slots are dense and reused, last freed first.
 *
 * <p>28 bytes a slot. Not thread-safe.
 */
public final class ClientTable {
    /** No pod. */
    public static final int NONE = -1;

    private static final int FREE = -2;
    private static final int LOST_BIAS = -3;

    private static final int WAIT_BITS = 11;
    private static final int MOST_WAITS = (1 << WAIT_BITS) - 1;
    private static final int UNAWARE = 1 << WAIT_BITS;
    private static final int ATTEMPT_SHIFT = WAIT_BITS + 1;

    private int limit;
    private int present;
    private int pending;
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
        pod[slot] = NONE;
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

    /** The client is gone; its slot will be taken by another. */
    public void remove(int slot) {
        if (pod[slot] == FREE) {
            throw new IllegalStateException("slot " + slot + " has no client to remove");
        }
        present--;
        pod[slot] = FREE;
        number[slot] = freeHead;
        freeHead = slot;
    }

    /** The client holds a connection to the pod from now on. */
    public void hold(int slot, int onPod, long now) {
        pod[slot] = onPod;
        sinceNanos[slot] = now;
        attempts[slot] &= ~MOST_WAITS;
    }

    /** The client, which held a connection, has none from now on. */
    public void lose(int slot, long now) {
        if (pod[slot] < 0) {
            throw new IllegalStateException("the client in slot " + slot + " has no connection to lose");
        }
        pod[slot] = LOST_BIAS - pod[slot];
        sinceNanos[slot] = now;
    }

    /** Counts an attempt; saturates after 2^20 in a session. */
    public void countAttempt(int slot) {
        if (attempts[slot] >>> ATTEMPT_SHIFT != (1 << 20) - 1) {
            attempts[slot] += 1 << ATTEMPT_SHIFT;
        }
    }

    /** Counts attempts that are on their way: one more ({@code 1}) or one less ({@code -1}). */
    public void countPending(int change) {
        pending += change;
    }

    /** Clients whose attempt is on its way. */
    public int pending() {
        return pending;
    }

    /** Counts a wait for the next attempt; saturates at 2,047. */
    public void countWait(int slot) {
        if ((attempts[slot] & MOST_WAITS) != MOST_WAITS) {
            attempts[slot]++;
        }
    }

    /** From now on the client counts as not having waited since it last held a connection. */
    public void forgetWaits(int slot) {
        attempts[slot] &= ~MOST_WAITS;
    }

    /** Notes whether the client, whose connection is dead, does not know it yet. */
    public void setUnaware(int slot, boolean unaware) {
        attempts[slot] = unaware ? attempts[slot] | UNAWARE : attempts[slot] & ~UNAWARE;
    }

    /** Whether the client takes its dead connection for alive. */
    public boolean unaware(int slot) {
        return (attempts[slot] & UNAWARE) != 0;
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

    /** Whether a client has the slot. */
    public boolean taken(int slot) {
        return pod[slot] != FREE;
    }

    /** The pod that holds the client's connection; negative if the client has none. */
    public int pod(int slot) {
        return pod[slot];
    }

    /** Of a client without a connection: the pod that held the last one, or {@link #NONE} if there was none. */
    public int lostPod(int slot) {
        return pod[slot] <= LOST_BIAS ? LOST_BIAS - pod[slot] : NONE;
    }

    /** The client's number in order of arrival. */
    public int number(int slot) {
        return number[slot];
    }

    /** Attempts in the client's session. */
    public int attempts(int slot) {
        return attempts[slot] >>> ATTEMPT_SHIFT;
    }

    /** Waits since the client last held a connection. */
    public int waits(int slot) {
        return attempts[slot] & MOST_WAITS;
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
