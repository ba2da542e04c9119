package io.steelyard.select.ingressnginx;

import io.steelyard.fleet.FleetView;
import io.steelyard.hash.Crc32;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SharedTables;
import java.util.ArrayList;
import java.util.List;

/** {@code upstream-hash-by}: the endpoint of the point at or before the check sum of the client's key; the same at each try. */
final class ConsistentHash implements Selector {
    private final SharedTables tables;
    private Points points;

    ConsistentHash(SharedTables tables) {
        this.tables = tables;
        points = Points.shared(tables, List.of());
    }

    @Override
    public int select(Pick pick, FleetView view) {
        if (view.size() == 0) {
            return NONE;
        }
        return view.slotAt(points.rank(Crc32.hash(pick.keyText(), pick.keyLength())));
    }

    @Override
    public void onMembership(long now, FleetView view) {
        List<String> addresses = new ArrayList<>();
        for (int rank = 0; rank < view.size(); rank++) {
            addresses.add(view.address(view.slotAt(rank)));
        }
        points = Points.shared(tables, addresses);
    }
}
