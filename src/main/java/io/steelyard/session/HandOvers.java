package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
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

    private final Scene scene;
    private final Simulation simulation;
    private @Nullable Loss[] causes = new @Nullable Loss[0];
    private long[] nextNanos = new long[0];
    private long[] deadlineNanos = new long[0];

    HandOvers(Scene scene) {
        this.scene = scene;
        simulation = scene.simulation();
    }

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

    /** The pod closes the old connection at an instant, if it was not to do so earlier. */
    void closeAt(int slot, long instant) {
        if (instant < deadlineNanos[slot]) {
            deadlineNanos[slot] = instant;
            if (instant < scene.horizonNanos()) {
                simulation.schedule(instant, Rank.HAND_OVER, slot);
            }
        }
    }

    /** Whether the pod closes the old connection now. */
    boolean closes(long now, int slot) {
        return deadlineNanos[slot] == now;
    }

    /** The client tries next at an instant, if it is still there. */
    void plan(int slot, long instant) {
        if (scene.goesOnUntil(instant, slot)) {
            nextNanos[slot] = instant;
            simulation.schedule(instant, Rank.HAND_OVER, slot);
        }
    }

    /** Whether the client tries now; then no further try is planned. */
    boolean tries(long now, int slot) {
        boolean due = nextNanos[slot] == now;
        if (due) {
            nextNanos[slot] = NONE;
        }
        return due;
    }

    /** When the client tries next. */
    long nextNanos(int slot) {
        return nextNanos[slot];
    }
}
