package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;

/** A balancer that finds a client's host by its hash, in a table made of the hosts. */
interface HashChoice {
    /**
     * Takes in the hosts of a view.
     *
     * @param listed their shares, rank by rank
     */
    void refresh(NormalizedHosts listed, FleetView view);

    /**
     * Returns the slot for a hash, or {@link io.steelyard.select.Selector#NONE}.
     *
     * @param attempt 0 for the first try
     */
    int choose(long hash, int attempt, FleetView view);
}
