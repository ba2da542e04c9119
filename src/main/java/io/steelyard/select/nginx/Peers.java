package io.steelyard.select.nginx;

import io.steelyard.fleet.FleetView;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.structure.IntList;
import java.util.Arrays;

/**
 * The peers of an upstream block in the order of its lines, with what one worker, or all that share a zone, know of them.
 *
 * <p>Passive checks: a peer with {@code max_fails} failures is left alone until {@code fail_timeout} has passed, in whole
 * seconds of the clock; then one connection is let through per {@code fail_timeout}, and the failures are forgotten when a
 * connection ends that was chosen after the last one. Failures also lower the effective weight, which recovers by one with
 * each look at the peer. A peer that is down keeps its line.
 */
final class Peers {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final int maxFails;
    private final long failTimeoutSeconds;
    private final IntList slots = new IntList();
    private int totalWeight;
    private String[] address = new String[0];
    private int[] weight = new int[0];
    private int[] effective = new int[0];
    private int[] current = new int[0];
    private int[] active = new int[0];
    private int[] fails = new int[0];
    private long[] accessed = new long[0];
    private long[] checked = new long[0];
    private boolean[] down = new boolean[0];

    Peers(int maxFails, long failTimeoutNanos) {
        this.maxFails = maxFails;
        failTimeoutSeconds = failTimeoutNanos / SECOND_NANOS;
    }

    void sync(FleetView view) {
        grow(view.slotLimit());
        slots.clear();
        totalWeight = 0;
        for (int position = 0; position < view.listedSize(); position++) {
            int slot = view.listedAt(position);
            int given = Math.max(1, (int) view.weight(slot));
            if (!address[slot].equals(view.address(slot))) {
                address[slot] = view.address(slot);
                reset(slot);
                effective[slot] = given;
            }
            effective[slot] = Math.min(effective[slot], given);
            weight[slot] = given;
            down[slot] = !view.takes(slot);
            totalWeight += given;
            slots.add(slot);
        }
    }

    private void grow(int limit) {
        int known = address.length;
        if (known < limit) {
            address = Arrays.copyOf(address, limit);
            Arrays.fill(address, known, limit, "");
            weight = Arrays.copyOf(weight, limit);
            effective = Arrays.copyOf(effective, limit);
            current = Arrays.copyOf(current, limit);
            active = Arrays.copyOf(active, limit);
            fails = Arrays.copyOf(fails, limit);
            accessed = Arrays.copyOf(accessed, limit);
            checked = Arrays.copyOf(checked, limit);
            down = Arrays.copyOf(down, limit);
        }
    }

    private void reset(int slot) {
        current[slot] = 0;
        fails[slot] = 0;
        accessed[slot] = 0;
        checked[slot] = 0;
    }

    private static long seconds(long now) {
        return now / SECOND_NANOS;
    }

    /** Whether a pick may choose the peer: it is up, was not tried before and has not failed too often. */
    boolean isUsable(int slot, Pick pick) {
        return !down[slot] && !pick.tried(slot) && (isAlone() || !hasFailed(slot, seconds(pick.now())));
    }

    private boolean hasFailed(int slot, long second) {
        return maxFails > 0 && fails[slot] >= maxFails && second - checked[slot] <= failTimeoutSeconds;
    }

    /** A peer was chosen. */
    void choose(int slot, long now) {
        if (seconds(now) - checked[slot] > failTimeoutSeconds) {
            checked[slot] = seconds(now);
        }
    }

    void assign(int slot) {
        active[slot]++;
    }

    /** A connection to the peer could not be made. */
    void fail(int slot, long now) {
        active[slot]--;
        if (isAlone()) {
            return;
        }
        fails[slot]++;
        accessed[slot] = seconds(now);
        checked[slot] = seconds(now);
        if (maxFails > 0) {
            effective[slot] = Math.max(0, effective[slot] - weight[slot] / maxFails);
        }
    }

    /** A connection to the peer has ended that once stood, in whatever way. */
    void release(int slot) {
        active[slot]--;
        if (!isAlone() && accessed[slot] < checked[slot]) {
            fails[slot] = 0;
        }
    }

    /** Whether there is but one line: such a peer is never left alone. */
    boolean isAlone() {
        return slots.size() == 1;
    }

    int size() {
        return slots.size();
    }

    /** The slot of a line. */
    int slot(int line) {
        return slots.get(line);
    }

    /** The slot of the line that has a number below {@link #totalWeight} within its weight. */
    int slotOfWeight(int number) {
        int rest = number;
        int line = 0;
        while (rest >= weight[slots.get(line)]) {
            rest -= weight[slots.get(line)];
            line++;
        }
        return slots.get(line);
    }

    /** The sum of the weights of all lines, of those too that are down. */
    int totalWeight() {
        return totalWeight;
    }

    String address(int slot) {
        return address[slot];
    }

    int weight(int slot) {
        return weight[slot];
    }

    /** Compares the connections per weight of two peers: negative where the first has fewer. */
    int compareLoads(int one, int other) {
        return Long.compare((long) active[one] * weight[other], (long) active[other] * weight[one]);
    }

    /** A peer takes part in a turn of the smooth round robin; returns the weight it has in it. */
    int takePart(int slot) {
        int part = effective[slot];
        current[slot] += part;
        if (part < weight[slot]) {
            effective[slot]++;
        }
        return part;
    }

    /** A peer has won a turn in which so much weight took part. */
    void win(int slot, int part) {
        current[slot] -= part;
    }

    /** Whether a peer is ahead of another one, or of none, in the smooth round robin. */
    boolean isAhead(int slot, int other) {
        return other == Selector.NONE || current[slot] > current[other];
    }
}
