package io.steelyard.select.envoy;

import java.util.function.IntToDoubleFunction;

/**
 * An earliest-deadline-first schedule over weighted hosts: in the long run each is picked in proportion to its weight.
 *
 * <p>Follows Envoy 1.36 {@code source/common/upstream/edf_scheduler.h} including {@code createWithPicks}, which starts the
 * schedule as if a number of picks derived from a seed had been made. A host's weight is asked for when the host is put
 * back, not when it is picked. Picks allocate nothing.
 */
final class EdfScheduler {
    /** Initial picks are taken below this bound: 2^32 / 10, rounded down. */
    private static final long PICKS_BOUND = 429_496_729L;

    private static final double EPSILON = 1e-13;

    private int[] hosts = new int[0];
    private double[] deadlines = new double[0];
    private long[] orders = new long[0];
    private int size;
    private long nextOrder;
    private double now;

    /**
     * Starts anew with the given hosts.
     *
     * @param newHosts the hosts, as the caller numbers them; the first {@code count} are taken
     * @param weights a host's weight, above 0; asked twice for hosts among the initial picks
     * @param seed its low 32 bits decide how many picks are taken as made
     */
    void restart(int[] newHosts, int count, IntToDoubleFunction weights, long seed) {
        reserve(count);
        size = 0;
        nextOrder = 0;
        now = 0;
        long picks = (seed & 0xFFFF_FFFFL) % PICKS_BOUND;
        double sum = 0;
        double[] raised = new double[count];
        for (int i = 0; i < count; i++) {
            raised[i] = weights.applyAsDouble(newHosts[i]) + EPSILON;
            sum += raised[i];
        }
        double picksPerWeight = picks / sum;
        long remaining = picks;
        for (int i = 0; i < count; i++) {
            double weight = raised[i];
            long whole = (long) (weight * picks / sum);
            if (whole > 0 && whole / weight >= picksPerWeight) {
                whole--;
            }
            remaining -= whole;
            now = Math.max(now, whole / weight);
            add((whole + 1) / weight, newHosts[i]);
        }
        for (; remaining > 0; remaining--) {
            pick(weights);
        }
    }

    /** Returns the host whose deadline comes first and puts it back by its present weight. */
    int pick(IntToDoubleFunction weights) {
        int host = hosts[0];
        now = deadlines[0];
        sink(0, now + 1.0 / weights.applyAsDouble(host), nextOrder++, host);
        return host;
    }

    private void add(double deadline, int host) {
        int child = size++;
        long order = nextOrder++;
        while (child > 0) {
            int parent = (child - 1) >>> 1;
            if (!before(deadline, order, parent)) {
                break;
            }
            place(child, deadlines[parent], orders[parent], hosts[parent]);
            child = parent;
        }
        place(child, deadline, order, host);
    }

    private void sink(int from, double deadline, long order, int host) {
        int parent = from;
        int child = 2 * parent + 1;
        while (child < size) {
            if (child + 1 < size && before(deadlines[child + 1], orders[child + 1], child)) {
                child++;
            }
            if (before(deadline, order, child)) {
                break;
            }
            place(parent, deadlines[child], orders[child], hosts[child]);
            parent = child;
            child = 2 * parent + 1;
        }
        place(parent, deadline, order, host);
    }

    private boolean before(double deadline, long order, int other) {
        return deadline < deadlines[other] || (deadline == deadlines[other] && order < orders[other]);
    }

    private void place(int position, double deadline, long order, int host) {
        deadlines[position] = deadline;
        orders[position] = order;
        hosts[position] = host;
    }

    private void reserve(int count) {
        if (hosts.length < count) {
            hosts = new int[count];
            deadlines = new double[count];
            orders = new long[count];
        }
    }
}
