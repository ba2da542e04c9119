package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
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
    private int[] members = new int[0];
    private boolean weighted;
    private long[] lastAssigned = new long[0];
    private long assignments;
    private int[] listedIn = new int[0];
    private int listing;

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
        listedIn = Arrays.copyOf(listedIn, Math.max(listedIn.length, view.slotLimit()));
        lastAssigned = Arrays.copyOf(lastAssigned, listedIn.length);
        listing++;
        int size = view.size();
        weighted = false;
        for (int rank = 0; rank < size; rank++) {
            int slot = view.slotAt(rank);
            listedIn[slot] = listing;
            weighted |= view.weight(slot) != view.weight(view.slotAt(0));
        }
        removeUnlisted();
        members = new int[size];
        for (int rank = 0; rank < size; rank++) {
            int slot = view.slotAt(rank);
            members[rank] = slot;
            if (!loads.contains(slot)) {
                loads.addWithCount(slot, view.active(slot));
                lastAssigned[slot] = 0;
            }
        }
    }

    private void removeUnlisted() {
        for (int slot : members) {
            if (listedIn[slot] != listing) {
                loads.remove(slot);
            }
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
        for (int slot : members) {
            double load = (loads.count(slot) + 1) / view.weight(slot);
            if (load < least || (load == least && lastAssigned[slot] < lastAssigned[best])) {
                best = slot;
                least = load;
            }
        }
        return best;
    }
}
