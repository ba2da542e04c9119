package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;

/** The hosts of one priority in one zone. */
final class Locality {
    private final int zone;
    private final HostList all;
    private final HostList healthy;
    private double hostWeights;

    Locality(int zone, FleetView view) {
        this.zone = zone;
        all = new HostList(view);
        healthy = new HostList(view);
    }

    void add(int slot, boolean isHealthy) {
        all.add(slot);
        hostWeights += all.weight(slot);
        if (isHealthy) {
            healthy.add(slot);
        }
    }

    HostList all() {
        return all;
    }

    HostList healthy() {
        return healthy;
    }

    double weight(Localities localities) {
        return localities.weight(zone, hostWeights);
    }

    /**
     * Returns the weight by which the zone is chosen: less than its own where too few of its hosts are healthy.
     *
     * @param overprovisioningPercent so many per cent of the healthy share still count as all
     */
    double effectiveWeight(Localities localities, int overprovisioningPercent) {
        double available = 1.0 * healthy.size() / all.size();
        return weight(localities) * Math.min(1.0, overprovisioningPercent / 100.0 * available);
    }
}
