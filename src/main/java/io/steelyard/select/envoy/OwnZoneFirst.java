package io.steelyard.select.envoy;

/**
 * Istio's failover by zone: the proxy's own zone has priority 0, the others have priority 1, in which each is weighted by its
 * hosts.
 *
 * <p>Follows Istio 1.32 {@code pilot/pkg/networking/core/loadbalancer}, {@code applyLocalityFailover}, in one region.
 *
 * @param own the number of the proxy's zone
 */
record OwnZoneFirst(int own) implements Localities {
    @Override
    public int priority(int zone) {
        return zone == own ? 0 : 1;
    }

    @Override
    public boolean weighted() {
        return true;
    }

    @Override
    public double weight(int zone, double hosts) {
        return hosts;
    }
}
