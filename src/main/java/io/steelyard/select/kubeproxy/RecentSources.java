package io.steelyard.select.kubeproxy;

import io.steelyard.select.Selector;
import io.steelyard.structure.FreeList;
import io.steelyard.structure.LongIntMap;
import java.util.Arrays;

/**
 * The source addresses that each endpoint remembers on one node, the one seen longest ago first.
 *
 * <p>In the kernel each endpoint has a list of its own, and an address may stand in several. But only one of these entries
 * can be alive: while it is, the address goes there and nowhere else. Here an address has one entry, which moves. Both
 * kernels' lists are bounded, which decides much when many addresses meet few endpoints: iptables' holds 100 addresses and
 * forgets the oldest one for a new one, nftables' holds 65535 and takes no new one then.
 */
final class RecentSources {
    private static final int XT_RECENT_ENTRIES = 100;
    private static final int NFT_SET_ELEMENTS = 65_535;
    private static final int NONE = -1;

    private final long lifetimeNanos;
    private final int capacity;
    private final boolean forgetsOldest;
    private final LongIntMap entryOf = new LongIntMap();
    private final FreeList entries = new FreeList();
    private long[] source = new long[16];
    private long[] seen = new long[16];
    private int[] slot = new int[16];
    private int[] older = new int[16];
    private int[] newer = new int[16];
    private int[] oldest = new int[0];
    private int[] newest = new int[0];
    private int[] count = new int[0];

    private RecentSources(long lifetimeNanos, int capacity, boolean forgetsOldest) {
        this.lifetimeNanos = lifetimeNanos;
        this.capacity = capacity;
        this.forgetsOldest = forgetsOldest;
    }

    /**
     * iptables' {@code -m recent --rcheck --seconds --reap} and {@code --set} (Linux 6.12 {@code xt_recent.c} with its
     * default {@code ip_list_tot}): an entry matches up to and including the end of the time.
     */
    static RecentSources xtRecent(long timeoutNanos) {
        return new RecentSources(timeoutNanos, XT_RECENT_ENTRIES, true);
    }

    /**
     * nftables' set with {@code timeout} and {@code update} (Linux 6.12 {@code nft_dynset.c}, which gives a set without a
     * size this one): an entry has expired at the end of the time. Departure: what has expired makes room at once, in the
     * kernel when it is collected some time later.
     */
    static RecentSources nftSet(long timeoutNanos) {
        return new RecentSources(timeoutNanos - 1, NFT_SET_ELEMENTS, false);
    }

    /** Makes room for endpoints in all slots below a limit. */
    void makeRoom(int slotLimit) {
        int before = count.length;
        if (slotLimit > before) {
            oldest = Arrays.copyOf(oldest, slotLimit);
            newest = Arrays.copyOf(newest, slotLimit);
            count = Arrays.copyOf(count, slotLimit);
            Arrays.fill(oldest, before, slotLimit, NONE);
            Arrays.fill(newest, before, slotLimit, NONE);
        }
    }

    /** The slot of the endpoint that remembers an address, or {@link Selector#NONE}. */
    int slotOf(long now, long address) {
        int entry = entryOf.get(address);
        return entry != LongIntMap.ABSENT && isAlive(now, entry) ? slot[entry] : Selector.NONE;
    }

    private boolean isAlive(long now, int entry) {
        return now - seen[entry] <= lifetimeNanos;
    }

    /** The endpoint of a slot sees an address and remembers it, if it has room. */
    void see(long now, long address, int at) {
        int known = entryOf.get(address);
        if (known != LongIntMap.ABSENT) {
            boolean same = slot[known] == at;
            unlink(known);
            if (same) {
                append(known, at, now);
                return;
            }
            drop(known);
        }
        while (count[at] > 0 && !forgetsOldest && !isAlive(now, oldest[at])) {
            forgetOldest(at);
        }
        if (count[at] == capacity) {
            if (!forgetsOldest) {
                return;
            }
            forgetOldest(at);
        }
        append(enter(address), at, now);
    }

    /** The endpoint of a slot is gone, and with it what it remembers. */
    void forget(int at) {
        while (at < count.length && count[at] > 0) {
            forgetOldest(at);
        }
    }

    private void forgetOldest(int at) {
        int entry = oldest[at];
        unlink(entry);
        drop(entry);
    }

    private int enter(long address) {
        int entry = entries.take();
        if (entry == source.length) {
            int size = 2 * entry;
            source = Arrays.copyOf(source, size);
            seen = Arrays.copyOf(seen, size);
            slot = Arrays.copyOf(slot, size);
            older = Arrays.copyOf(older, size);
            newer = Arrays.copyOf(newer, size);
        }
        source[entry] = address;
        entryOf.put(address, entry);
        return entry;
    }

    private void drop(int entry) {
        entryOf.remove(source[entry]);
        entries.release(entry);
    }

    private void append(int entry, int at, long now) {
        slot[entry] = at;
        seen[entry] = now;
        older[entry] = newest[at];
        newer[entry] = NONE;
        if (newest[at] == NONE) {
            oldest[at] = entry;
        } else {
            newer[newest[at]] = entry;
        }
        newest[at] = entry;
        count[at]++;
    }

    private void unlink(int entry) {
        int at = slot[entry];
        if (older[entry] == NONE) {
            oldest[at] = newer[entry];
        } else {
            newer[older[entry]] = newer[entry];
        }
        if (newer[entry] == NONE) {
            newest[at] = older[entry];
        } else {
            older[newer[entry]] = older[entry];
        }
        count[at]--;
    }
}
