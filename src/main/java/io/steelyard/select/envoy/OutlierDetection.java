package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.select.Members;
import java.util.Arrays;

/**
 * Envoy's outlier detection by consecutive failures, which one process has for all its workers.
 *
 * <p>Follows Envoy 1.36 {@code source/common/upstream/outlier_detection_impl.cc}. A connection that could not be made counts
 * as a response of 503, one that stands as a success. An ejected host leaves the healthy ones and keeps its connections;
 * whether it comes back is looked at once in an interval, counted from when the hosts were first told. Departures: there is
 * no jitter, and no ejection by success rate or failure percentage; a connection that breaks after it stood is no failure.
 */
final class OutlierDetection {
    private final Settings settings;
    private final Members members = new Members();
    private boolean[] known = new boolean[0];
    private boolean[] ejected = new boolean[0];
    private int[] failures = new int[0];
    private int[] backoff = new int[0];
    private long[] ejectedAt = new long[0];
    private int ejections;
    private int backoffs;
    private long nextTick = Long.MIN_VALUE;

    /**
     * What hosts are ejected by.
     *
     * @param consecutive failures in a row that eject a host; 0 for never
     * @param intervalNanos time between two looks at the ejected hosts
     * @param baseNanos how long the first ejection lasts at least
     * @param mostNanos how long an ejection lasts at most, but for the interval
     * @param mostPercent of the hosts that may be ejected at one time
     * @param alwaysOne whether one host may be ejected whatever the percentage
     */
    record Settings(
            int consecutive, long intervalNanos, long baseNanos, long mostNanos, int mostPercent, boolean alwaysOne) {}

    OutlierDetection(Settings settings) {
        this.settings = settings;
    }

    /** Takes in changed hosts, those that take no connections included; a host that is new has a clean record. */
    void refresh(long now, FleetView hosts) {
        if (nextTick == Long.MIN_VALUE) {
            nextTick = now + settings.intervalNanos();
        }
        members.refresh(hosts);
        int room = Math.max(known.length, hosts.slotLimit());
        known = Arrays.copyOf(known, room);
        ejected = Arrays.copyOf(ejected, room);
        failures = Arrays.copyOf(failures, room);
        backoff = Arrays.copyOf(backoff, room);
        ejectedAt = Arrays.copyOf(ejectedAt, room);
        for (int i = 0; i < members.left().size(); i++) {
            forget(members.left().get(i));
        }
        for (int i = 0; i < members.joined().size(); i++) {
            known[members.joined().get(i)] = true;
        }
    }

    private void forget(int slot) {
        known[slot] = false;
        ejections -= ejected[slot] ? 1 : 0;
        ejected[slot] = false;
        failures[slot] = 0;
        setBackoff(slot, 0);
    }

    /** Whether the host of the slot is ejected. */
    boolean ejected(int slot) {
        return slot < ejected.length && ejected[slot];
    }

    /** A connection to the slot stands. */
    void succeeded(int slot) {
        if (slot < failures.length) {
            failures[slot] = 0;
        }
    }

    /** A connection to the slot could not be made; returns whether its host is ejected for that. */
    boolean failed(long now, int slot) {
        if (slot >= known.length || !known[slot]) {
            return false;
        }
        failures[slot]++;
        if (failures[slot] != settings.consecutive() || ejected[slot]) {
            return false;
        }
        failures[slot] = 0;
        double percent = 100.0 * (ejections + 1) / members.current().size();
        boolean allowed = percent <= settings.mostPercent() || (settings.alwaysOne() && ejections == 0);
        if (allowed) {
            eject(now, slot);
        }
        return allowed;
    }

    private void eject(long now, int slot) {
        ejected[slot] = true;
        ejections++;
        ejectedAt[slot] = now;
        if (backoff[slot] * settings.baseNanos() < settings.mostNanos() + settings.baseNanos()) {
            setBackoff(slot, backoff[slot] + 1);
        }
    }

    private void setBackoff(int slot, int value) {
        backoffs += value - backoff[slot];
        backoff[slot] = value;
    }

    /**
     * Returns when the hosts are looked at next, nanoseconds.
     *
     * @param now looks before it that find nothing to do are passed over
     */
    long nextTick(long now) {
        if (backoffs == 0 && nextTick <= now) {
            nextTick += ((now - nextTick) / settings.intervalNanos() + 1) * settings.intervalNanos();
        }
        return nextTick;
    }

    /** Looks at the hosts at {@link #nextTick}; returns whether one comes back. */
    boolean tick() {
        boolean changed = false;
        for (int i = 0; i < members.current().size(); i++) {
            int slot = members.current().get(i);
            if (!ejected[slot]) {
                setBackoff(slot, Math.max(0, backoff[slot] - 1));
            } else if (Math.min(settings.baseNanos() * backoff[slot], settings.mostNanos())
                    <= nextTick - ejectedAt[slot]) {
                ejected[slot] = false;
                ejections--;
                failures[slot] = 0;
                changed = true;
            }
        }
        nextTick += settings.intervalNanos();
        return changed;
    }
}
