package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import java.util.ArrayList;
import java.util.List;

/** Reads the texts that the hashing balancers hash. */
final class Addresses {
    private Addresses() {}

    /** Returns the addresses of a view, rank by rank. */
    static List<String> of(FleetView view) {
        List<String> addresses = new ArrayList<>(view.size());
        for (int rank = 0; rank < view.size(); rank++) {
            addresses.add(view.address(view.slotAt(rank)));
        }
        return addresses;
    }
}
