package io.steelyard.select.research;

import io.steelyard.select.SelectorProvider;
import io.steelyard.structure.IntStack;
import io.steelyard.structure.LongIntMap;

/**
 * MementoHash: jump consistent hashing that remembers which buckets are gone, and nothing else.
 *
 * <p>Source: M. Coluzzi, A. Brocco, A. Antonucci and T. Leidi, "MementoHash: a stateful, minimal memory, best performing
 * consistent hash algorithm" (arXiv:2306.09783, 2023). A key that jumps to a bucket that is gone is hashed on among as many
 * buckets as were left when that one went. The memory grows with the buckets that are gone, not with those that work; the
 * one that went last comes back first.
 */
public final class Memento implements BucketHash {
    /** The kind {@code memento}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "memento",
            "MementoHash: jump consistent hashing in which any endpoint may go (Coluzzi et al. 2023)",
            Config.class,
            (config, random) -> new BucketSelector(new Memento()));

    /** By bucket that is gone: how many were left when it went, which is also the number of the one in its place. */
    private final LongIntMap left = new LongIntMap();

    private final IntStack gone = new IntStack();
    private int buckets;
    private int steps;

    /** The options of {@code memento}: none. */
    public record Config() {}

    /** A hash without buckets. */
    Memento() {}

    @Override
    public int add() {
        if (gone.isEmpty()) {
            return buckets++;
        }
        int bucket = gone.pop();
        left.remove(bucket);
        return bucket;
    }

    @Override
    public void remove(int bucket) {
        if (gone.isEmpty() && bucket == buckets - 1) {
            buckets--;
            return;
        }
        left.put(bucket, buckets - remembered() - 1);
        gone.push(bucket);
    }

    @Override
    public int bucket(long hash) {
        steps = 1;
        int bucket = Jump.bucket(hash, buckets);
        int bound = left.get(bucket);
        while (bound != LongIntMap.ABSENT) {
            steps++;
            bucket = KeyHash.below(bound, KeyHash.further(hash, bucket));
            int next = left.get(bucket);
            while (next >= bound) {
                bucket = next;
                next = left.get(bucket);
            }
            bound = next;
        }
        return bucket;
    }

    @Override
    public int steps() {
        return steps;
    }

    /** How many buckets are remembered because they are gone. */
    int remembered() {
        return gone.size();
    }
}
