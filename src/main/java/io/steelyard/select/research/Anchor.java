package io.steelyard.select.research;

import io.steelyard.scenario.Default;
import io.steelyard.select.SelectorProvider;
import io.steelyard.structure.IntStack;

/**
 * AnchorHash: a key falls on one of a fixed number of buckets; from one that was removed it is hashed on, among those that
 * worked when that one went, until it meets one that works.
 *
 * <p>Source: G. Mendelson, S. Vargaftik, K. Barabash, D. Lorenz, I. Keslassy and A. Orda, "AnchorHash: a scalable consistent
 * hash" (arXiv:1812.09674, IEEE/ACM Transactions on Networking 2020), the third of its algorithms. Of {@code a} buckets of
 * which {@code w} work, a look-up takes {@code 1 + ln(a / w)} hash values on average. The bucket removed last comes back
 * first. Departure: where more endpoints come than there are buckets, the table begins anew with twice as many, and keys
 * move as if everything were new; the paper's number is fixed.
 */
public final class Anchor implements BucketHash {
    /** The kind {@code anchor}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "anchor",
            "AnchorHash: consistent hashing in which any endpoint may go (Mendelson et al. 2020)",
            Config.class,
            (config, random) -> new BucketSelector(new Anchor(config)));

    private final IntStack removed = new IntStack();
    private int working;

    /** By bucket: 0 while it works, else how many others worked when it was removed. The paper's A. */
    private int[] remaining = new int[0];

    /** The working buckets, one after another. The paper's W. */
    private int[] workers = new int[0];

    /** By bucket: where among the workers it stands, or would stand. The paper's L. */
    private int[] placeOf = new int[0];

    /** By bucket: the one that took its place among the workers. The paper's K. */
    private int[] successor = new int[0];

    private int steps;

    /**
     * The options of {@code anchor}.
     *
     * @param capacity buckets to begin with, 1 to 1048576
     */
    public record Config(@Default("128") int capacity) {
        public Config {
            Capacity.check(capacity);
        }
    }

    /** A table in which no bucket works. */
    Anchor(Config config) {
        begin(config.capacity(), 0);
    }

    /** Begins with so many buckets of which the first ones work. */
    private void begin(int capacity, int atWork) {
        remaining = new int[capacity];
        workers = new int[capacity];
        placeOf = new int[capacity];
        successor = new int[capacity];
        working = atWork;
        for (int bucket = 0; bucket < capacity; bucket++) {
            workers[bucket] = bucket;
            placeOf[bucket] = bucket;
            successor[bucket] = bucket;
        }
        for (int bucket = capacity - 1; bucket >= atWork; bucket--) {
            remaining[bucket] = bucket;
            removed.push(bucket);
        }
    }

    @Override
    public int add() {
        if (removed.isEmpty()) {
            begin(2 * working, working);
        }
        int bucket = removed.pop();
        remaining[bucket] = 0;
        placeOf[workers[working]] = working;
        workers[placeOf[bucket]] = bucket;
        successor[bucket] = bucket;
        working++;
        return bucket;
    }

    @Override
    public void remove(int bucket) {
        removed.push(bucket);
        working--;
        remaining[bucket] = working;
        int last = workers[working];
        workers[placeOf[bucket]] = last;
        successor[bucket] = last;
        placeOf[last] = placeOf[bucket];
    }

    @Override
    public int bucket(long hash) {
        steps = 1;
        int bucket = KeyHash.below(remaining.length, KeyHash.further(hash, 0));
        while (remaining[bucket] > 0) {
            steps++;
            int next = KeyHash.below(remaining[bucket], KeyHash.further(hash, 1 + (long) bucket));
            while (remaining[next] >= remaining[bucket]) {
                next = successor[next];
            }
            bucket = next;
        }
        return bucket;
    }

    @Override
    public int steps() {
        return steps;
    }
}
