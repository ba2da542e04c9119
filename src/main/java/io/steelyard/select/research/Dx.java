package io.steelyard.select.research;

import io.steelyard.scenario.Default;
import io.steelyard.select.SelectorProvider;
import io.steelyard.structure.IntStack;
import java.util.Arrays;

/**
 * DxHash: a key has a pseudo-random sequence of places, and takes the first one that somebody has.
 *
 * <p>Source: C. Dong, F. Wang and D. Feng, "DxHash: a scalable consistent hash based on the pseudo-random sequence"
 * (arXiv:2107.07930, 2021), without its weights. Of {@code a} places of which {@code w} are taken, a look-up takes
 * {@code a / w} hash values on average. A new endpoint takes the place that became free last. Where all are taken, their
 * number doubles, by which about half of the keys move.
 */
public final class Dx implements BucketHash {
    /** The kind {@code dx}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "dx",
            "DxHash: the first place of a pseudo-random sequence that an endpoint has (Dong and Wang 2021)",
            Config.class,
            (config, random) -> new BucketSelector(new Dx(config)));

    private final IntStack free = new IntStack();
    private boolean[] taken;
    private int steps;

    /**
     * The options of {@code dx}.
     *
     * @param capacity places to begin with, a power of two of 1 to 1048576
     */
    public record Config(@Default("128") int capacity) {
        public Config {
            Capacity.check(capacity);
            if (Integer.bitCount(capacity) != 1) {
                throw new IllegalArgumentException("capacity must be a power of two but is " + capacity);
            }
        }
    }

    /** A hash without a place that is taken. */
    Dx(Config config) {
        taken = new boolean[config.capacity()];
        release(0);
    }

    private void release(int from) {
        for (int place = taken.length - 1; place >= from; place--) {
            free.push(place);
        }
    }

    @Override
    public int add() {
        if (free.isEmpty()) {
            int full = taken.length;
            taken = Arrays.copyOf(taken, 2 * full);
            release(full);
        }
        int place = free.pop();
        taken[place] = true;
        return place;
    }

    @Override
    public void remove(int bucket) {
        taken[bucket] = false;
        free.push(bucket);
    }

    @Override
    public int bucket(long hash) {
        steps = 0;
        int place;
        do {
            place = (int) KeyHash.further(hash, steps) & (taken.length - 1);
            steps++;
        } while (!taken[place]);
        return place;
    }

    @Override
    public int steps() {
        return steps;
    }
}
