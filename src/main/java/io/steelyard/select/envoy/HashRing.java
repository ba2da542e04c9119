package io.steelyard.select.envoy;

import io.steelyard.hash.DecimalKeys;
import io.steelyard.select.SharedTables;
import java.util.Arrays;
import java.util.List;

/**
 * Envoy's consistent-hashing ring: a sorted circle of hashes, each belonging to a host, of which a heavier one has more.
 *
 * <p>Follows Envoy 1.36 {@code ring_hash/ring_hash_lb.cc} to the bit, including the accumulated rounding that gives the
 * first host one entry more for some numbers of equal hosts (75, 77, 91, ...). A look-up goes through a table indexed by
 * the leading bits of the hash, which leads to the first candidate, and from there on. Immutable. Departure: hosts whose
 * entries collide are kept in the order of the list, where Envoy leaves the order open.
 */
public final class HashRing {
    /** What a look-up in an empty ring finds. */
    public static final int NONE = -1;

    private final long[] ordered;
    private final int[] hosts;
    private final int[] starts;
    private final int shift;
    private final int size;
    private final double scale;
    private final long leastEntries;
    private final long mostEntries;

    private HashRing(Entries entries, double scale) {
        this.scale = scale;
        size = entries.size;
        leastEntries = entries.least;
        mostEntries = entries.most;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
        shift = Long.SIZE - bits;
        starts = startsOf(entries, bits);
        ordered = new long[size + 1];
        hosts = new int[size + 1];
        distribute(entries);
        sortWithinStarts();
        ordered[size] = Long.MAX_VALUE;
        hosts[size] = size == 0 ? NONE : hosts[0];
    }

    /**
     * Builds a ring.
     *
     * @param listed the hosts with their shares
     * @param keys the text to be hashed for each host, by its number
     * @param minimumSize entries that the ring has at least, unless {@code maximumSize} forbids it; above 0
     * @param maximumSize entries that the ring has at most, but for rounding
     */
    public static HashRing build(
            NormalizedHosts listed, List<String> keys, long minimumSize, long maximumSize, HashFunction function) {
        double least = listed.least();
        double scale = Math.min(Math.ceil(least * minimumSize) / least, (double) maximumSize);
        Entries entries = new Entries((int) Math.ceil(scale) + 1);
        double current = 0.0;
        double target = 0.0;
        for (int position = 0; position < listed.size(); position++) {
            int host = listed.host(position);
            DecimalKeys nodes = new DecimalKeys(keys.get(host) + "_");
            target += scale * listed.weight(position);
            long count = 0;
            while (current < target) {
                entries.add(function.hash(nodes, count), host);
                count++;
                current += 1.0;
            }
            entries.noteHost(count);
        }
        return new HashRing(entries, scale);
    }

    /** What a ring is made of: all that it depends on. */
    private record Ingredients(
            NormalizedHosts listed, List<String> keys, long minimumSize, long maximumSize, HashFunction function) {}

    /** Returns the same as {@link #build}, and the same ring to all who share the tables. */
    static HashRing shared(
            SharedTables tables,
            NormalizedHosts listed,
            List<String> keys,
            long minimumSize,
            long maximumSize,
            HashFunction function) {
        return tables.get(
                HashRing.class,
                new Ingredients(listed, List.copyOf(keys), minimumSize, maximumSize, function),
                () -> build(listed, keys, minimumSize, maximumSize, function));
    }

    /** Returns the host of the first entry at or after the hash, going round at the end, or {@link #NONE}. */
    public int host(long hash) {
        return hosts[entry(hash)];
    }

    /**
     * Returns the host that a retry finds: {@code attempt} entries further on, which may be the same one.
     *
     * @param attempt 0 for the first try
     */
    public int host(long hash, int attempt) {
        if (attempt == 0 || size == 0) {
            return host(hash);
        }
        return hosts[(int) (((long) entry(hash) % size + attempt) % size)];
    }

    /** The number of entries. */
    public int size() {
        return size;
    }

    /** The hash of an entry, entries being numbered from 0 in rising unsigned order. */
    public long hashAt(int entry) {
        return ordered[entry] ^ Long.MIN_VALUE;
    }

    /** The host of an entry. */
    public int hostAt(int entry) {
        return hosts[entry];
    }

    /** Entries per unit of share. */
    public double scale() {
        return scale;
    }

    /** The size that Envoy reports: the scale rounded up, which {@link #size} may exceed by rounding. */
    public long reportedSize() {
        return (long) Math.ceil(scale);
    }

    /** The fewest entries that a host has. */
    public long leastEntries() {
        return leastEntries;
    }

    /** The most entries that a host has. */
    public long mostEntries() {
        return mostEntries;
    }

    /** Returns the number of the first entry at or after the hash, or the one past the end, which repeats entry 0. */
    private int entry(long hash) {
        long wanted = hash ^ Long.MIN_VALUE;
        int entry = starts[(int) (hash >>> shift)];
        while (ordered[entry] < wanted) {
            entry++;
        }
        return entry;
    }

    private int[] startsOf(Entries entries, int bits) {
        int[] counts = new int[(1 << bits) + 1];
        for (int i = 0; i < size; i++) {
            counts[(int) (entries.hashes[i] >>> shift) + 1]++;
        }
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
        return counts;
    }

    private void distribute(Entries entries) {
        int[] next = starts.clone();
        for (int i = 0; i < size; i++) {
            int at = next[(int) (entries.hashes[i] >>> shift)]++;
            ordered[at] = entries.hashes[i] ^ Long.MIN_VALUE;
            hosts[at] = entries.hosts[i];
        }
    }

    private void sortWithinStarts() {
        for (int i = 1; i < size; i++) {
            long hash = ordered[i];
            int host = hosts[i];
            int at = i;
            while (at > 0 && ordered[at - 1] > hash) {
                ordered[at] = ordered[at - 1];
                hosts[at] = hosts[at - 1];
                at--;
            }
            ordered[at] = hash;
            hosts[at] = host;
        }
    }

    /** The entries of a ring in the making, in the order of the hosts. */
    private static final class Entries {
        private long[] hashes;
        private int[] hosts;
        private int size;
        private long least = Long.MAX_VALUE;
        private long most;

        Entries(int capacity) {
            hashes = new long[capacity];
            hosts = new int[capacity];
        }

        void add(long hash, int host) {
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, size + size / 2 + 1);
                hosts = Arrays.copyOf(hosts, hashes.length);
            }
            hashes[size] = hash;
            hosts[size] = host;
            size++;
        }

        void noteHost(long count) {
            least = Math.min(least, count);
            most = Math.max(most, count);
        }
    }
}
