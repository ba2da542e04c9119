package io.steelyard.select.ingressnginx;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.structure.IntList;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code round_robin}: one endpoint after the other, from a random one on, anew with every change of the endpoints.
 *
 * <p>All have the same weight. Departure: the order is that of the list; in the product it is the order of a table by the hashes
 * of addresses, which is another in each process.
 */
final class RoundRobin implements Selector {
    private final RandomSource random;
    private final IntList slots = new IntList();
    private List<String> known = List.of();
    private int last;

    RoundRobin(RandomSource random) {
        this.random = random;
    }

    @Override
    public int select(Pick pick, FleetView view) {
        if (slots.size() == 0) {
            return NONE;
        }
        last = last + 1 < slots.size() ? last + 1 : 0;
        return slots.get(last);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        List<String> addresses = new ArrayList<>();
        slots.clear();
        for (int rank = 0; rank < view.size(); rank++) {
            slots.add(view.slotAt(rank));
            addresses.add(view.address(view.slotAt(rank)));
        }
        if (!addresses.equals(known)) {
            known = addresses;
            last = addresses.isEmpty() ? 0 : random.nextInt(addresses.size());
        }
    }
}
