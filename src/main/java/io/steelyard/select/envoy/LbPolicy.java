package io.steelyard.select.envoy;

import io.steelyard.select.Pick;

/** How a cluster's hosts are chosen: what Envoy's {@code lb_policy} names. */
interface LbPolicy {
    /** Takes in changed hosts. */
    void refresh(long now, ClusterHosts hosts);

    /**
     * Returns a slot, or {@link io.steelyard.select.Selector#NONE}.
     *
     * @param again how often another host is looked for in place of one that was tried for this connection; if all are, the
     *     last one found is taken
     */
    int choose(Pick pick, ClusterHosts hosts, int again);
}
