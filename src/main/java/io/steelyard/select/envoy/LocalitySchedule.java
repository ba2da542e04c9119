package io.steelyard.select.envoy;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The choice of a zone by weight, for the healthy hosts of one priority.
 *
 * <p>Follows Envoy 1.36 {@code common/locality_wrr.cc}.
 */
final class LocalitySchedule {
    /** There is no zone to choose. */
    static final int NONE = -1;

    private final EdfScheduler scheduler = new EdfScheduler();
    private double[] weights = new double[0];
    private final IntToDoubleFunction weightOf = this::weight;
    private boolean used;

    /**
     * Starts anew.
     *
     * @param localities all zones of the priority
     * @param seed from which the schedule starts
     */
    void refresh(List<Locality> localities, ClusterHosts.Rules rules, long seed) {
        weights = new double[localities.size()];
        int[] weighted = new int[localities.size()];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = localities.get(i).effectiveWeight(rules.localities(), rules.overprovisioningPercent());
            if (weights[i] > 0) {
                weighted[count++] = i;
            }
        }
        used = count > 0;
        if (used) {
            scheduler.restart(weighted, count, weightOf, seed);
        }
    }

    private double weight(int locality) {
        return weights[locality];
    }

    /** Returns the number of the next zone among those given, or {@link #NONE}. */
    int next() {
        return used ? scheduler.pick(weightOf) : NONE;
    }
}
