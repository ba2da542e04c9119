package io.steelyard.select.envoy;

/**
 * How Envoy shares clients out among priorities, and which of them are in panic: so short of healthy hosts that all hosts
 * are used.
 *
 * <p>Immutable. Follows Envoy 1.36 {@code common/load_balancer_impl.cc}, {@code recalculatePerPriorityState} and the two
 * functions after it. Departure: degraded hosts are not known.
 */
public final class PriorityLoad {
    private final int[] loads;
    private final boolean[] panics;

    private PriorityLoad(int priorities) {
        loads = new int[priorities];
        panics = new boolean[priorities];
    }

    /**
     * Returns the shares of the priorities.
     *
     * @param totals hosts of each priority, at least one priority
     * @param healthy healthy hosts among them
     * @param overprovisioningPercent 140 unless configured: so much more than its health a priority may be given
     * @param panicThreshold a priority with a smaller percentage of healthy hosts is in panic; 0 to 100, 0 for never
     */
    public static PriorityLoad of(int[] totals, int[] healthy, int overprovisioningPercent, int panicThreshold) {
        PriorityLoad result = new PriorityLoad(totals.length);
        int[] health = new int[totals.length];
        long sum = 0;
        for (int priority = 0; priority < totals.length; priority++) {
            health[priority] = health(totals[priority], healthy[priority], overprovisioningPercent);
            sum += health[priority];
        }
        int available = (int) Math.min(100, sum);
        if (available > 0) {
            result.shareByHealth(health, available);
        }
        if (available == 0 && panicThreshold == 0) {
            result.loads[0] = 100;
        } else if (available < 100 && result.markPanic(totals, healthy, panicThreshold)) {
            result.shareByHosts(totals);
        }
        return result;
    }

    /** The share of clients that a priority is given, in per cent; all shares sum to 100. */
    public int load(int priority) {
        return loads[priority];
    }

    /** Whether a priority uses its unhealthy hosts too. */
    public boolean panic(int priority) {
        return panics[priority];
    }

    private static int health(int total, int healthy, int overprovisioningPercent) {
        return total == 0 ? 0 : (int) Math.min(100, (long) overprovisioningPercent * healthy / total);
    }

    private void shareByHealth(int[] health, int available) {
        int left = 100;
        int first = -1;
        for (int priority = 0; priority < health.length; priority++) {
            if (first < 0 && health[priority] > 0) {
                first = priority;
            }
            loads[priority] = Math.min(left, health[priority] * 100 / available);
            left -= loads[priority];
        }
        loads[first] += left;
    }

    /** Marks the priorities in panic and returns whether all are. */
    private boolean markPanic(int[] totals, int[] healthy, int panicThreshold) {
        boolean all = true;
        for (int priority = 0; priority < totals.length; priority++) {
            double percentage = totals[priority] == 0 ? 0.0 : 100.0 * healthy[priority] / totals[priority];
            panics[priority] = percentage < panicThreshold;
            all &= panics[priority];
        }
        return all;
    }

    private void shareByHosts(int[] totals) {
        long hosts = 0;
        for (int total : totals) {
            hosts += total;
        }
        int left = 100;
        int first = -1;
        for (int priority = 0; priority < totals.length; priority++) {
            if (first < 0 && totals[priority] > 0) {
                first = priority;
            }
            loads[priority] = hosts == 0 ? 0 : (int) (100L * totals[priority] / hosts);
            left -= loads[priority];
        }
        loads[Math.max(first, 0)] += left;
    }
}
