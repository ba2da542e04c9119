package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.select.Pick;

/**
 * The choice among the hosts of one list, for which Envoy keeps one state: the healthy hosts of a priority, all of them, or
 * the healthy ones of a zone.
 */
interface ListBalancer {
    /** Takes in the changed hosts of the list. */
    void refresh(long now, FleetView hosts);

    /**
     * Returns a slot, or {@link io.steelyard.select.Selector#NONE} if the list is empty.
     *
     * @param draw the random number by which the list's priority was chosen
     */
    int choose(Pick pick, long draw, FleetView hosts);
}
