package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Default;
import io.steelyard.select.Members;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;

/**
 * Jump consistent hashing with bounded loads: an endpoint takes no connection beyond a multiple of the mean, and a key whose
 * endpoint is full is hashed on.
 *
 * <p>Source of the bound: V. Mirrokni, M. Thorup and M. Zadimoghaddam, "Consistent hashing with bounded loads" (SODA 2018,
 * arXiv:1608.01350): of m connections, the new one included, an endpoint of n takes {@code ceil(c m / n)} at most. Their
 * balls go on to the next bin of a ring and are moved when there is room again; here a key goes on to the bucket of its next
 * hash, and a connection stays where it is. So the bound holds when a connection is made, and when others have gone an
 * endpoint may have more than its share of those that are left. The buckets are the ranks of the view: see {@link Jump}.
 * Weights are ignored. A connection counts from its assignment. A pick costs O(log n) for each hash, of which no more than
 * {@code c / (c - 1)} are needed on average where the loads are many.
 */
public final class BoundedJump implements Selector {
    /** The kind {@code bounded-jump}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "bounded-jump",
            "jump consistent hashing, passed on where an endpoint is 25 % above the mean (Mirrokni et al. 2018)",
            Config.class,
            BoundedJump::new);

    private final int factor;
    private final Members members = new Members();
    private boolean[] isMember = new boolean[0];
    private int connections;

    /**
     * The options of {@code bounded-jump}.
     *
     * @param hashBalanceFactor the most that an endpoint takes, in per cent of the mean; above 100
     */
    public record Config(@Default("125") int hashBalanceFactor) {
        public Config {
            if (hashBalanceFactor <= 100) {
                throw new IllegalArgumentException("hashBalanceFactor must be above 100 but is " + hashBalanceFactor);
            }
        }
    }

    /** Creates a selector; draws nothing. */
    public BoundedJump(Config config, RandomSource random) {
        factor = config.hashBalanceFactor();
    }

    @Override
    public int select(Pick pick, FleetView view) {
        int size = view.size();
        if (size == 0) {
            return NONE;
        }
        long hash = KeyHash.of(pick);
        long bound = (factor * (connections + 1L) + 100L * size - 1) / (100L * size);
        int slot = view.slotAt(Jump.bucket(hash, size));
        for (int tries = 0; view.active(slot) >= bound; tries++) {
            slot = view.slotAt(Jump.bucket(KeyHash.further(hash, tries), size));
        }
        return slot;
    }

    @Override
    public void onAssigned(Pick pick, int slot) {
        if (isMember[slot]) {
            connections++;
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

    private void release(int slot) {
        if (isMember[slot]) {
            connections--;
        }
    }

    @Override
    public void onMembership(long now, FleetView view) {
        members.refresh(view);
        isMember = new boolean[view.slotLimit()];
        connections = 0;
        for (int i = 0; i < members.current().size(); i++) {
            isMember[members.current().get(i)] = true;
            connections += view.active(members.current().get(i));
        }
    }
}
