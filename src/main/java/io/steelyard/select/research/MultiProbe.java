package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;

/**
 * Multi-probe consistent hashing: a ring with one point for each endpoint, on which a key is hashed to several points and
 * takes the endpoint that is nearest after any of them.
 *
 * <p>Source: B. Appleton and M. O'Reilly, "Multi-probe consistent hashing" (arXiv:1505.00062, 2015). With k probes and many
 * endpoints the largest share is {@code k / (k - 1)} of the mean, 1.05 for 21; an endpoint that goes gives up its own keys
 * and moves no other. The paper finds a point's successor in constant time; here a look-up costs O(k log n). Weights are
 * ignored. A retry hashes the key anew with the number of the attempt.
 */
public final class MultiProbe implements Selector {
    /** The kind {@code multi-probe}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "multi-probe",
            "the endpoint nearest after any of 21 hashes of the key (Appleton and O'Reilly 2015)",
            Config.class,
            MultiProbe::new);

    private static final int MOST_PROBES = 1000;

    private final int probes;
    private final HashOrder ring = new HashOrder();

    /**
     * The options of {@code multi-probe}.
     *
     * @param probes hashes of each key, 1 to 1000
     */
    public record Config(@Default("21") int probes) {
        public Config {
            Checks.atLeast("probes", 1, probes);
            if (probes > MOST_PROBES) {
                throw new IllegalArgumentException("probes must be at most " + MOST_PROBES + " but is " + probes);
            }
        }
    }

    /** Creates a selector; draws nothing. */
    public MultiProbe(Config config, RandomSource random) {
        probes = config.probes();
    }

    @Override
    public int select(Pick pick, FleetView view) {
        if (ring.size() == 0) {
            return NONE;
        }
        long hash = KeyHash.of(pick);
        int nearest = NONE;
        long least = 0;
        for (int probe = 0; probe < probes; probe++) {
            long point = KeyHash.further(hash, probe);
            int place = ring.successor(point);
            long distance = ring.distance(point, place);
            if (nearest == NONE || Long.compareUnsigned(distance, least) < 0) {
                nearest = place;
                least = distance;
            }
        }
        return ring.slotAt(nearest);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        ring.refresh(view);
    }
}
