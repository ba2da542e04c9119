package io.steelyard.scenario;

import java.time.Duration;

/** By which way, and how late, news of pods reach the balancer: a pod that is Ready, or is so no longer. */
public sealed interface Endpoints permits Endpoints.Immediate, Endpoints.Istiod, Endpoints.KubeProxy {

    /** At once: the balancer's view is exact. */
    record Immediate() implements Endpoints {}

    /**
     * By EndpointSlices, istiod and a push to the proxy.
     *
     * @param updatesBatchPeriod how long changes of pods are gathered for an EndpointSlice
     * @param debounceAfter istiod pushes once no change has come for so long (PILOT_DEBOUNCE_AFTER)
     * @param debounceMax and at the latest so long after the first one (PILOT_DEBOUNCE_MAX)
     * @param push from istiod's decision until the proxy uses the new endpoints
     */
    record Istiod(
            @Default("0s") Duration updatesBatchPeriod,
            @Default("100ms") Duration debounceAfter,
            @Default("10s") Duration debounceMax,
            @Default("0s") Duration push)
            implements Endpoints {
        public Istiod {
            Checks.notNegative("updatesBatchPeriod", updatesBatchPeriod);
            Checks.notNegative("debounceAfter", debounceAfter);
            Checks.notNegative("debounceMax", debounceMax);
            Checks.notNegative("push", push);
        }
    }

    /**
     * By EndpointSlices and kube-proxy, which sends to terminating pods that still serve where no other is left.
     *
     * @param updatesBatchPeriod how long changes of pods are gathered for an EndpointSlice
     * @param minSyncPeriod least time between two writes of the rules, but for one that may come early
     */
    record KubeProxy(
            @Default("0s") Duration updatesBatchPeriod,
            @Default("1s") Duration minSyncPeriod) implements Endpoints {
        public KubeProxy {
            Checks.notNegative("updatesBatchPeriod", updatesBatchPeriod);
            Checks.notNegative("minSyncPeriod", minSyncPeriod);
        }
    }
}
