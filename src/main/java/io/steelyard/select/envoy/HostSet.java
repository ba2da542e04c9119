package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hosts of one priority at one time, listed zone by zone, in each zone in the order in which the proxy learned of them.
 *
 * <p>Follows Envoy 1.36 {@code source/common/upstream/upstream_impl.cc}: endpoints come to Envoy grouped by locality.
 */
final class HostSet {
    private final FleetView view;
    private final Localities rules;
    private final SortedMap<Integer, Locality> byZone = new TreeMap<>();

    private final HostList all;
    private final HostList healthy;
    private final List<Locality> localities = new ArrayList<>();

    HostSet(FleetView view, Localities rules) {
        this.view = view;
        this.rules = rules;
        all = new HostList(view);
        healthy = new HostList(view);
    }

    void add(int slot, boolean isHealthy) {
        byZone.computeIfAbsent(view.zone(slot), zone -> new Locality(zone, view))
                .add(slot, isHealthy);
    }

    /** Lists the hosts once all are added. */
    void finish() {
        for (Locality locality : byZone.values()) {
            localities.add(locality);
            all.addAll(locality.all());
            healthy.addAll(locality.healthy());
        }
    }

    /** All hosts. */
    HostList all() {
        return all;
    }

    /** The hosts that take connections. */
    HostList healthy() {
        return healthy;
    }

    /** The zones that have hosts, in the order of their numbers; empty unless zones are weighted. */
    List<Locality> localities() {
        return rules.weighted() ? localities : List.of();
    }

    /** The hosts that a table is made of, in its order: those of zones without weight are left out. */
    HostList tabled(boolean panic) {
        HostList listed = new HostList(view);
        for (Locality locality : localities) {
            if (!rules.weighted() || locality.weight(rules) > 0) {
                listed.addAll(panic ? locality.all() : locality.healthy());
            }
        }
        return listed;
    }

    /** The shares of the hosts that a table is made of, rank by rank. */
    NormalizedHosts shares(HostList tabled, boolean panic) {
        double[] weights = Addresses.weights(tabled);
        if (!rules.weighted()) {
            return NormalizedHosts.of(weights);
        }
        int[][] ranks = new int[localities.size()][];
        double[] localityWeights = new double[ranks.length];
        int next = 0;
        for (int i = 0; i < ranks.length; i++) {
            Locality locality = localities.get(i);
            localityWeights[i] = locality.weight(rules);
            int size = localityWeights[i] > 0 ? (panic ? locality.all() : locality.healthy()).size() : 0;
            ranks[i] = new int[size];
            for (int k = 0; k < size; k++) {
                ranks[i][k] = next++;
            }
        }
        return NormalizedHosts.ofLocalities(weights, ranks, localityWeights);
    }
}
