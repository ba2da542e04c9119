package io.steelyard.select.kubeproxy;

import java.util.Arrays;

/**
 * The 256 buckets of {@code sh} and {@code dh}, which the destinations fill in turn, in the order of the list.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_sh.c}, {@code ip_vs_dh.c}. A destination of weight 0 has its buckets too, and nothing
 * takes its place: what hashes there is refused until the destination is out of the list.
 */
final class HashBuckets {
    private static final int BITS = 8;

    /** Linux' {@code GOLDEN_RATIO_32}. */
    private static final int GOLDEN_RATIO = 0x61C88647;

    private final Destinations destinations;
    private final int[] buckets = new int[1 << BITS];
    private boolean stale = true;

    HashBuckets(Destinations destinations) {
        this.destinations = destinations;
    }

    /** The bucket of an address: Linux' {@code hash_32}. */
    static int bucket(int address) {
        return (address * GOLDEN_RATIO) >>> (Integer.SIZE - BITS);
    }

    /** The list has changed. */
    void refill() {
        stale = true;
    }

    /** The server of an address, or {@link Destinations#NONE}. */
    int server(int address) {
        if (stale) {
            fill();
            stale = false;
        }
        int server = buckets[bucket(address)];
        return server != Destinations.NONE && destinations.isAvailable(server) ? server : Destinations.NONE;
    }

    private void fill() {
        if (destinations.size() == 0) {
            Arrays.fill(buckets, Destinations.NONE);
            return;
        }
        for (int bucket = 0, place = 0; bucket < buckets.length; bucket++) {
            buckets[bucket] = destinations.at(place);
            place = place + 1 == destinations.size() ? 0 : place + 1;
        }
    }
}
