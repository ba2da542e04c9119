package io.steelyard.select.haproxy;

import io.steelyard.structure.IntList;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * HAProxy's {@code slowstart}: the weight of a server that has come up grows in whole steps until its span is over.
 *
 * <p>Seconds are those of a clock, not of the server: what comes up at 9.9 s is one second old at 10.0 s. The weight is
 * looked at every second, or every twentieth of a long span. Servers that a process finds at its start have their full
 * weight.
 */
final class SlowStart {
    static final int NONE = -1;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int LOOKS = 20;

    private final long spanSeconds;
    private final long everyNanos;
    private final IntList growing = new IntList();
    private long[] upSecond = new long[0];
    private long[] nextNanos = new long[0];

    /** Without a span every server has its full weight at once. */
    SlowStart(Optional<Duration> span) {
        long nanos = span.map(Duration::toNanos).orElse(0L);
        spanSeconds = (nanos + SECOND_NANOS - 1) / SECOND_NANOS;
        everyNanos = Math.max(SECOND_NANOS, spanSeconds * SECOND_NANOS / LOOKS);
    }

    /** A server comes up; returns its effective weight per unit of weight. */
    int begin(long now, int slot) {
        if (spanSeconds == 0) {
            return Servers.SCALE;
        }
        if (slot >= upSecond.length) {
            upSecond = Arrays.copyOf(upSecond, 2 * slot + 1);
            nextNanos = Arrays.copyOf(nextNanos, 2 * slot + 1);
        }
        upSecond[slot] = now / SECOND_NANOS;
        nextNanos[slot] = now + everyNanos;
        growing.add(slot);
        return perUnit(0);
    }

    /** A server has gone, perhaps before it had its full weight. */
    void end(int slot) {
        for (int i = 0; i < growing.size(); i++) {
            if (growing.get(i) == slot) {
                growing.swapRemove(i);
            }
        }
    }

    /** The server whose weight is to be looked at next, if that is due. */
    int due(long now) {
        int next = NONE;
        for (int i = 0; i < growing.size(); i++) {
            int slot = growing.get(i);
            boolean earlier = next == NONE || nextNanos[slot] < nextNanos[next];
            if (nextNanos[slot] <= now && earlier) {
                next = slot;
            }
        }
        return next;
    }

    /** Looks at a server that is due; returns its effective weight per unit of weight from then on. */
    int step(int slot) {
        long seconds = nextNanos[slot] / SECOND_NANOS - upSecond[slot];
        nextNanos[slot] += everyNanos;
        if (seconds >= spanSeconds) {
            end(slot);
            return Servers.SCALE;
        }
        return perUnit(seconds);
    }

    private int perUnit(long seconds) {
        return (int) ((Servers.SCALE * seconds + spanSeconds) / spanSeconds);
    }
}
