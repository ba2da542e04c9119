package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The hosts of a cluster at one time, by priority, and how clients are shared out among the priorities. */
final class ClusterHosts {
    private final Rules rules;
    private final List<HostSet> sets = new ArrayList<>();
    private final HostList listed;
    private final HostList taking;
    private final PriorityLoad load;

    /**
     * What the hosts are arranged by.
     *
     * @param localities which priority and weight the hosts of a zone have
     * @param overprovisioningPercent 140 unless configured
     * @param panicThreshold a priority with a smaller percentage of healthy hosts uses all; 0 for never
     * @param listsSuspended whether hosts that take no connections are hosts at all
     */
    record Rules(Localities localities, int overprovisioningPercent, int panicThreshold, boolean listsSuspended) {}

    /**
     * Arranges the hosts of a view.
     *
     * @param members which of the endpoints are hosts of this cluster
     * @param ejected which of them outlier detection has ejected
     */
    ClusterHosts(Rules rules, FleetView view, IntPredicate members, IntPredicate ejected) {
        this.rules = rules;
        listed = new HostList(view);
        taking = new HostList(view);
        while (sets.size() < rules.localities().priorities()) {
            sets.add(new HostSet(view, rules.localities()));
        }
        for (int position = 0; position < view.listedSize(); position++) {
            int slot = view.listedAt(position);
            if (members.test(slot) && (view.takes(slot) || rules.listsSuspended())) {
                add(view, slot, view.takes(slot) && !ejected.test(slot));
            }
        }
        sets.forEach(HostSet::finish);
        load = shares();
    }

    private void add(FleetView view, int slot, boolean healthy) {
        int priority = rules.localities().priority(view.zone(slot));
        if (priority == Localities.LEFT_OUT) {
            return;
        }
        while (sets.size() <= priority) {
            sets.add(new HostSet(view, rules.localities()));
        }
        sets.get(priority).add(slot, healthy);
        listed.add(slot);
        if (view.takes(slot)) {
            taking.add(slot);
        }
    }

    private PriorityLoad shares() {
        int[] totals = sets.stream().mapToInt(set -> set.all().size()).toArray();
        int[] healthy = sets.stream().mapToInt(set -> set.healthy().size()).toArray();
        return PriorityLoad.of(totals, healthy, rules.overprovisioningPercent(), rules.panicThreshold());
    }

    /** What the hosts are arranged by. */
    Rules rules() {
        return rules;
    }

    /** How many priorities there are, at least 1. */
    int priorities() {
        return sets.size();
    }

    /** The hosts of a priority. */
    HostSet at(int priority) {
        return sets.get(priority);
    }

    /** Whether a priority uses its unhealthy hosts too. */
    boolean panic(int priority) {
        return load.panic(priority);
    }

    /** All hosts. */
    HostList listed() {
        return listed;
    }

    /** The hosts that take connections, ejected ones included. */
    HostList taking() {
        return taking;
    }

    /** Returns the priority that a hash or random number leads to: the first whose summed share reaches its remainder. */
    int priority(long hash) {
        int percentile = (int) Long.remainderUnsigned(hash, 100) + 1;
        int reached = 0;
        for (int priority = 0; priority < sets.size() - 1; priority++) {
            reached += load.load(priority);
            if (percentile <= reached) {
                return priority;
            }
        }
        return sets.size() - 1;
    }
}
