package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.select.Members;
import java.util.Arrays;

/**
 * When a balancer first saw its hosts, for slow start.
 *
 * <p>Follows Envoy 1.36 {@code common/load_balancer_impl.cc}, {@code EdfLoadBalancerBase}, for hosts without active health
 * checks: a host is new when it is first seen taking connections, and again when it comes back.
 */
final class HostAges {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Members members = new Members();
    private long[] seenSince = new long[0];
    private long latest = Long.MIN_VALUE;

    /** Takes in changed hosts. */
    void refresh(long now, FleetView view) {
        if (latest == Long.MIN_VALUE) {
            latest = now;
        }
        members.refresh(view);
        seenSince = Arrays.copyOf(seenSince, Math.max(seenSince.length, view.slotLimit()));
        for (int i = 0; i < members.joined().size(); i++) {
            seenSince[members.joined().get(i)] = now;
            latest = Math.max(latest, now);
        }
    }

    /** Whole milliseconds since the host of the slot was first seen. */
    long millis(long now, int slot) {
        return (now - seenSince[slot]) / NANOS_PER_MILLI;
    }

    /** Whole milliseconds since the newest host was first seen, or the first host if none came later. */
    long millisOfNewest(long now) {
        return (now - latest) / NANOS_PER_MILLI;
    }

    /** When the newest host was first seen, nanoseconds. */
    long latest() {
        return latest;
    }
}
