package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.hash.Mix64;
import io.steelyard.hash.Xxh64;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;

/**
 * Rendezvous hashing, or highest random weight: every endpoint draws a number from the key, and the highest wins.
 *
 * <p>Source: D. Thaler and C. Ravishankar, "Using name-based mappings to increase hit rates" (IEEE/ACM Transactions on
 * Networking 6, 1998). An endpoint that goes gives up its own keys and moves no other; one that comes takes an equal share
 * from each. Where weights differ, a draw u of (0, 1) scores {@code -weight / ln(u)}, the logarithmic method of C.
 * Schindelhauer and G. Schomaker, "Weighted distributed hash tables" (SPAA 2005): every endpoint has keys in proportion to
 * its weight, and a weight that changes moves keys to or from its endpoint only. A retry takes the endpoint with the next score. A pick costs O(n) for n endpoints.
 */
public final class Rendezvous implements Selector {
    /** The kind {@code rendezvous}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "rendezvous",
            "the endpoint with the highest hash of key and address (Thaler and Ravishankar 1998); by weight where weights"
                    + " differ",
            Config.class,
            Rendezvous::new);

    private long[] hashes = new long[0];
    private double[] weights = new double[0];
    private boolean weighted;

    /** The options of {@code rendezvous}: none. */
    public record Config() {}

    /** Creates a selector; draws nothing. */
    public Rendezvous(Config config, RandomSource random) {}

    @Override
    public int select(Pick pick, FleetView view) {
        if (hashes.length == 0) {
            return NONE;
        }
        long key = Mix64.murmur3(pick.key());
        int place = pick.attempt() % hashes.length;
        return view.slotAt(weighted ? rankByWeight(key, place) : rank(key, place));
    }

    @Override
    public void onMembership(long now, FleetView view) {
        hashes = new long[view.size()];
        weights = new double[view.size()];
        weighted = false;
        for (int rank = 0; rank < hashes.length; rank++) {
            int slot = view.slotAt(rank);
            hashes[rank] = Xxh64.hash(view.address(slot), 0);
            weights[rank] = view.weight(slot);
            weighted |= weights[rank] != weights[0];
        }
    }

    /** Returns the rank with the highest score, or where {@code place} is above 0 with the next, and so on. */
    private int rank(long key, int place) {
        int best = highest(key);
        for (int i = 0; i < place; i++) {
            best = highestBelow(key, score(key, best), best);
        }
        return best;
    }

    private int highest(long key) {
        int best = 0;
        long highest = Long.MIN_VALUE;
        for (int rank = 0; rank < hashes.length; rank++) {
            long score = score(key, rank);
            if (score > highest) {
                highest = score;
                best = rank;
            }
        }
        return best;
    }

    private int highestBelow(long key, long limit, int otherwise) {
        int best = otherwise;
        long highest = Long.MIN_VALUE;
        for (int rank = 0; rank < hashes.length; rank++) {
            long score = score(key, rank);
            if (score > highest && score < limit) {
                highest = score;
                best = rank;
            }
        }
        return best;
    }

    private int rankByWeight(long key, int place) {
        double limit = Double.POSITIVE_INFINITY;
        int best = 0;
        for (int i = 0; i <= place; i++) {
            double highest = 0;
            for (int rank = 0; rank < hashes.length; rank++) {
                double score = weightedScore(key, rank);
                if (score > highest && score < limit) {
                    highest = score;
                    best = rank;
                }
            }
            limit = highest;
        }
        return best;
    }

    private long score(long key, int rank) {
        return Mix64.stafford13(key ^ hashes[rank]);
    }

    /** Grows with {@link #score}, so that equal weights choose as no weights do. */
    private double weightedScore(long key, int rank) {
        long unsigned = score(key, rank) ^ Long.MIN_VALUE;
        double uniform = ((unsigned >>> 12) + 0.5) * 0x1.0p-52;
        return -weights[rank] / StrictMath.log(uniform);
    }
}
