package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.hash.Mix64;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;

/**
 * Jump consistent hashing: a key's bucket among n, found without any table.
 *
 * <p>Source: J. Lamping and E. Veach, "A fast, minimal memory, consistent hash algorithm" (2014). The buckets are the ranks
 * of the view, so what the paper promises holds for its end only: one endpoint more moves 1/(n+1) of the keys, all to the
 * new one, and the removal of the last rank moves its own keys. The removal of any other rank shifts all later ones: of n
 * endpoints rank i moves {@code (n-1-i)/n + (1-1/(n-1))/n} of the keys, about half on average. Weights are ignored. A retry
 * hashes the key anew with the number of the attempt.
 */
public final class Jump implements Selector {
    /** The kind {@code jump}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "jump",
            "jump consistent hashing over the endpoints' ranks (Lamping and Veach 2014)",
            Config.class,
            Jump::new);

    /** The options of {@code jump}: none. */
    public record Config() {}

    /** Creates a selector; draws nothing. */
    public Jump(Config config, RandomSource random) {}

    /**
     * Returns the bucket of a key.
     *
     * @param key any number; keys that are not hashes already should be hashed
     * @param buckets at least 1
     */
    public static int bucket(long key, int buckets) {
        long state = key;
        int bucket = 0;
        int next = 0;
        while (next < buckets) {
            bucket = next;
            state = state * 2_862_933_555_777_941_757L + 1;
            double jump = (bucket + 1) * (0x1.0p31 / ((state >>> 33) + 1));
            next = (int) jump;
        }
        return bucket;
    }

    @Override
    public int select(Pick pick, FleetView view) {
        int size = view.size();
        return size == 0
                ? NONE
                : view.slotAt(bucket(Mix64.stafford13(Mix64.stafford13(pick.key()) + pick.attempt()), size));
    }
}
