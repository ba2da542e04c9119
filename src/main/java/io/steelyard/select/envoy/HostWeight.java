package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;

/** A host's weight at the moment it takes its place in a schedule. */
@FunctionalInterface
interface HostWeight {
    /** Returns the weight of the slot, above 0. */
    double of(FleetView view, int slot);
}
