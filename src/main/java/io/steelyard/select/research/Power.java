package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;

/**
 * Power consistent hashing: a key's bucket among n, found without any table and in a time that does not grow with n.
 *
 * <p>Source: E. Leu, "Fast consistent hashing in constant time" (arXiv:2307.12448, 2023). With m the least power of two that
 * is not below n, a key is hashed to 0 to m-1 so that doubling m moves keys to the upper half only; if it falls on one of
 * the m-n that are not there, it is spread over the upper half's buckets that are, and over the lower half, as jump
 * consistent hashing would. The buckets are the ranks of the view, as in {@link Jump}: one endpoint more moves
 * {@code 1/(n+1)} of the keys, all to the new one, but the removal of any rank other than the last shifts all later ones.
 * Weights are ignored. A retry hashes the key anew with the number of the attempt.
 */
public final class Power implements Selector {
    /** The kind {@code power}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "power",
            "power consistent hashing over the endpoints' ranks, in constant time (Leu 2023)",
            Config.class,
            Power::new);

    /** Keeps the hash functions of the spreading apart from those of the 31 powers of two. */
    private static final int SPREADING = 64;

    private int steps;

    /** The options of {@code power}: none. */
    public record Config() {}

    /** Creates a selector; draws nothing. */
    public Power(Config config, RandomSource random) {}

    @Override
    public int select(Pick pick, FleetView view) {
        return view.size() == 0 ? NONE : view.slotAt(bucket(KeyHash.of(pick), view.size()));
    }

    /** Returns the bucket of a key of 0 to {@code buckets - 1}, at least 1 and at most 2^30. */
    int bucket(long hash, int buckets) {
        steps = 0;
        int half = Integer.highestOneBit(buckets);
        int power = half == buckets ? half : 2 * half;
        int first = amongPower(hash, power);
        if (first < buckets) {
            return first;
        }
        int spread = spread(hash, half - 1, buckets);
        return spread >= half ? spread : amongPower(hash, half);
    }

    /** Returns 0 to {@code power - 1}, all alike; a doubled power leaves a key where it is or moves it to the upper half. */
    private int amongPower(long hash, int power) {
        steps++;
        int low = (int) KeyHash.further(hash, 0) & (power - 1);
        if (low == 0) {
            return 0;
        }
        int highest = Integer.highestOneBit(low);
        steps++;
        return highest
                + ((int) KeyHash.further(hash, 1 + (long) Integer.numberOfTrailingZeros(highest)) & (highest - 1));
    }

    /** Returns each of {@code from + 1} to {@code buckets - 1} with probability 1/buckets, else {@code from}. */
    private int spread(long hash, int from, int buckets) {
        int bucket = from;
        for (int jumps = 0; ; jumps++) {
            steps++;
            double uniform = ((KeyHash.further(hash, SPREADING + (long) jumps) >>> 12) + 0.5) * 0x1.0p-52;
            double next = (bucket + 1) / uniform;
            if (next >= buckets) {
                return bucket;
            }
            bucket = (int) next;
        }
    }

    /** How many hash values the last look-up took. */
    int steps() {
        return steps;
    }
}
