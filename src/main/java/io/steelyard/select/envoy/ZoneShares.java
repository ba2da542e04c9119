package io.steelyard.select.envoy;

import io.steelyard.select.envoy.istio.LocalityLbSetting.Distribute;

/**
 * Istio's {@code distribute}: the zones named are chosen by their percentages, and the hosts of others are left out.
 *
 * <p>Follows Istio 1.32 {@code pilot/pkg/networking/core/loadbalancer}, {@code applyLocalityWeight}.
 */
record ZoneShares(Distribute shares) implements Localities {
    /** For proxies of a zone of which nothing is said: all hosts, the zones weighted by their hosts. */
    static final Localities ALL = new Localities() {
        @Override
        public int priority(int zone) {
            return 0;
        }

        @Override
        public boolean weighted() {
            return true;
        }

        @Override
        public double weight(int zone, double hosts) {
            return hosts;
        }
    };

    @Override
    public int priority(int zone) {
        return shares.percent(zone) > 0 ? 0 : LEFT_OUT;
    }

    @Override
    public boolean weighted() {
        return true;
    }

    @Override
    public double weight(int zone, double hosts) {
        return shares.percent(zone);
    }
}
