package io.steelyard.select.envoy;

import io.steelyard.hash.Xxh64;
import io.steelyard.select.SharedTables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Envoy's Maglev table: a prime number of slots shared out among hosts that take turns, each by its own permutation.
 *
 * <p>Follows Envoy 1.36 {@code maglev/maglev_lb.cc} to the bit; the idea is that of D. Eisenbud et al., "Maglev: a fast and
 * reliable software network load balancer" (NSDI 2016), with weights added. The order of the hosts does not matter: they
 * take turns in the order of their keys. Immutable. Departure: hosts with the same key keep the order of the list, where
 * Envoy leaves it open.
 */
public final class MaglevTable {
    /** What a look-up in a table without hosts finds. */
    public static final int NONE = -1;

    private final int[] table;
    private final UnsignedRemainder remainder = new UnsignedRemainder();

    private MaglevTable(int[] table) {
        this.table = table;
        remainder.setDivisor(table.length);
    }

    /**
     * Builds a table.
     *
     * @param listed the hosts with their shares
     * @param keys the text to be hashed for each host, by its number
     * @param size the number of slots, a prime
     */
    public static MaglevTable build(NormalizedHosts listed, List<String> keys, int size) {
        int[] table = new int[size];
        Arrays.fill(table, NONE);
        if (listed.size() > 0) {
            fill(table, turns(listed, keys, size), listed.greatest());
        }
        return new MaglevTable(table);
    }

    /** What a table is made of: all that it depends on, the hosts in the order of their keys. */
    private record Ingredients(NormalizedHosts listed, List<String> keys, int size) {}

    /**
     * Returns the same as {@link #build}, and the same table to all who share the tables.
     *
     * @param sorted the hosts in the order of their keys, numbered in that order
     * @param keys the keys in their order
     */
    static MaglevTable shared(SharedTables tables, NormalizedHosts sorted, List<String> keys, int size) {
        return tables.get(
                MaglevTable.class, new Ingredients(sorted, List.copyOf(keys), size), () -> build(sorted, keys, size));
    }

    /** Returns the host of the slot that the hash falls on, or {@link #NONE}. */
    public int host(long hash) {
        return table[remainder.of(hash)];
    }

    /**
     * Returns the host that a retry finds: that of the hash with its bits flipped, counted down by the attempt.
     *
     * @param attempt 0 for the first try
     */
    public int host(long hash, int attempt) {
        return host(attempt == 0 ? hash : hash ^ -(long) attempt);
    }

    /** The number of slots. */
    public int size() {
        return table.length;
    }

    /** The host of a slot. */
    public int hostAt(int slot) {
        return table[slot];
    }

    /** The slot that a key's permutation begins with. */
    static int offset(String key, int size) {
        return (int) Long.remainderUnsigned(Xxh64.hash(key, 0), size);
    }

    /** The step between the slots of a key's permutation. */
    static int skip(String key, int size) {
        return (int) Long.remainderUnsigned(Xxh64.hash(key, 1), size - 1) + 1;
    }

    private static List<Turn> turns(NormalizedHosts listed, List<String> keys, int size) {
        List<Turn> turns = new ArrayList<>();
        for (int position = 0; position < listed.size(); position++) {
            int host = listed.host(position);
            turns.add(new Turn(host, listed.weight(position), keys.get(host), size));
        }
        turns.sort(Comparator.comparing(turn -> turn.key, Arrays::compareUnsigned));
        return turns;
    }

    private static void fill(int[] table, List<Turn> turns, double greatest) {
        long[] occupied = new long[(table.length >>> 6) + 1];
        int free = table.length;
        for (int round = 1; free > 0; round++) {
            for (Turn turn : turns) {
                if (free == 0) {
                    break;
                }
                if (turn.passes(round)) {
                    continue;
                }
                turn.target += greatest;
                table[turn.takeSlot(occupied, table.length)] = turn.host;
                free--;
            }
        }
    }

    /** A host while the table is being filled: its permutation of the slots and how often it took its turn. */
    private static final class Turn {
        private final int host;
        private final double weight;
        private final byte[] key;
        private final int skip;
        private int candidate;
        private double target;

        Turn(int host, double weight, String key, int size) {
            this.host = host;
            this.weight = weight;
            this.key = key.getBytes(StandardCharsets.UTF_8);
            candidate = offset(key, size);
            skip = skip(key, size);
        }

        boolean passes(int round) {
            return round * weight < target;
        }

        /** Takes the first free slot of the permutation. */
        int takeSlot(long[] occupied, int size) {
            int slot = candidate;
            while ((occupied[slot >>> 6] & (1L << slot)) != 0) {
                slot = after(slot, size);
            }
            occupied[slot >>> 6] |= 1L << slot;
            candidate = after(slot, size);
            return slot;
        }

        private int after(int slot, int size) {
            int next = slot + skip;
            return next >= size ? next - size : next;
        }
    }
}
