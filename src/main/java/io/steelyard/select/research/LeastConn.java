package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Members;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import io.steelyard.structure.LeastLoaded;
import java.util.Arrays;

/**
 * Exact least connections: the endpoint with the fewest connections of its proxy; among equals the one assigned longest
 * ago, those never assigned first.
 *
 * <p>The definition itself, known as join the shortest queue. A connection counts from its assignment. Where weights differ
 * it is the endpoint with the fewest connections per weight, the new one included. A pick is one look-up and a change costs
 * O(log n) for n endpoints; with weights that differ a pick costs O(n).
 */
public final class LeastConn implements Selector {
    /** The kind {@code least-conn}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "least-conn",
            "the endpoint with the fewest connections, among equals the least recently used; per weight where weights differ",
            Config.class,
            LeastConn::new);

    private final LeastLoaded loads = new LeastLoaded();
    private final Members members = new Members();
    private boolean weighted;
    private long[] lastAssigned = new long[0];
    private long assignments;

    /** The options of {@code least-conn}: none. */
    public record Config() {}

    /** Creates a selector; draws nothing. */
    public LeastConn(Config config, RandomSource random) {}

    @Override
    public int select(Pick pick, FleetView view) {
        return weighted ? leastPerWeight(view) : loads.least();
    }

    @Override
    public void onAssigned(Pick pick, int slot) {
        if (loads.contains(slot)) {
            loads.increment(slot);
            lastAssigned[slot] = ++assignments;
        }
    }

    @Override
    public void onFailed(Pick pick, int slot) {
        release(slot);
    }

    @Override
    public void onReleased(long now, int slot) {
        release(slot);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        members.refresh(view);
        for (int i = 0; i < members.left().size(); i++) {
            loads.remove(members.left().get(i));
        }
        lastAssigned = Arrays.copyOf(lastAssigned, Math.max(lastAssigned.length, view.slotLimit()));
        for (int i = 0; i < members.joined().size(); i++) {
            int slot = members.joined().get(i);
            loads.addWithCount(slot, view.active(slot));
            lastAssigned[slot] = 0;
        }
        weighted = false;
        for (int rank = 1; rank < view.size(); rank++) {
            weighted |= view.weight(view.slotAt(rank)) != view.weight(view.slotAt(0));
        }
    }

    private void release(int slot) {
        if (loads.contains(slot)) {
            loads.decrement(slot);
        }
    }

    private int leastPerWeight(FleetView view) {
        int best = NONE;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < members.current().size(); i++) {
            int slot = members.current().get(i);
            double load = (loads.count(slot) + 1) / view.weight(slot);
            if (load < least || (load == least && precedes(slot, best))) {
                best = slot;
                least = load;
            }
        }
        return best;
    }

    private boolean precedes(int slot, int other) {
        return lastAssigned[slot] != lastAssigned[other] ? lastAssigned[slot] < lastAssigned[other] : slot < other;
    }
}
