package io.steelyard.session;

import io.steelyard.observe.Observer.Loss;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Who was told to go, still holds the old connection, and tries to open a new one first.
 *
 * <p>Columns by slot, 24 bytes at most, that grow with the first client who does so.
 */
final class HandOvers {
    /** Instead of an instant: never. */
    static final long NONE = Long.MAX_VALUE;

    private @Nullable Loss[] causes = new @Nullable Loss[0];
    private long[] nextNanos = new long[0];
    private long[] deadlineNanos = new long[0];

    /** Whether the client of a slot is one of them. */
    boolean moving(int slot) {
        return slot < causes.length && causes[slot] != null;
    }

    /** A client was told to go. */
    void begin(int slot, Loss cause) {
        if (slot >= causes.length) {
            int size = Math.max(slot + 1, causes.length * 3 / 2);
            causes = Arrays.copyOf(causes, size);
            nextNanos = Arrays.copyOf(nextNanos, size);
            deadlineNanos = Arrays.copyOf(deadlineNanos, size);
        }
        causes[slot] = cause;
        nextNanos[slot] = NONE;
        deadlineNanos[slot] = NONE;
    }

    /** The client has only one connection from now on, or none. */
    void end(int slot) {
        if (slot < causes.length) {
            causes[slot] = null;
        }
    }

    /** Why the client was told to go. */
    Loss cause(int slot) {
        Loss cause = causes[slot];
        if (cause == null) {
            throw new IllegalStateException("the client in slot " + slot + " was not told to go");
        }
        return cause;
    }

    /** When the pod closes the old connection. */
    long deadlineNanos(int slot) {
        return deadlineNanos[slot];
    }

    void setDeadlineNanos(int slot, long instant) {
        deadlineNanos[slot] = instant;
    }

    /** When the client tries next. */
    long nextNanos(int slot) {
        return nextNanos[slot];
    }

    void setNextNanos(int slot, long instant) {
        nextNanos[slot] = instant;
    }
}
