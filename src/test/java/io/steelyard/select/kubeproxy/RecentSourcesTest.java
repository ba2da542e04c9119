package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import io.steelyard.select.Selector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecentSourcesTest {
    private static final long TIMEOUT = 60_000;

    private static RecentSources xtRecent() {
        RecentSources sources = RecentSources.xtRecent(TIMEOUT);
        sources.makeRoom(3);
        return sources;
    }

    private static RecentSources nftSet() {
        RecentSources sources = RecentSources.nftSet(TIMEOUT);
        sources.makeRoom(3);
        return sources;
    }

    @Test
    void iptablesRemembersUpToAndWithTheEndOfTheTime() {
        RecentSources sources = xtRecent();
        sources.see(0, 7, 2);
        assertEquals(2, sources.slotOf(TIMEOUT, 7));
        assertEquals(Selector.NONE, sources.slotOf(TIMEOUT + 1, 7));
        assertEquals(Selector.NONE, sources.slotOf(0, 8));
    }

    @Test
    void nftablesRemembersUpToTheEndOfTheTime() {
        RecentSources sources = nftSet();
        sources.see(0, 7, 2);
        assertEquals(2, sources.slotOf(TIMEOUT - 1, 7));
        assertEquals(Selector.NONE, sources.slotOf(TIMEOUT, 7));
    }

    @Test
    void aNewConnectionBeginsTheTimeAnew() {
        RecentSources sources = xtRecent();
        sources.see(0, 7, 2);
        sources.see(TIMEOUT, 7, 2);
        assertEquals(2, sources.slotOf(2 * TIMEOUT, 7));
    }

    @Test
    void whatAnEndpointRemembersGoesWithIt() {
        RecentSources sources = xtRecent();
        sources.see(0, 7, 2);
        sources.see(0, 8, 1);
        sources.see(1, 9, 2);
        sources.forget(2);
        assertEquals(Selector.NONE, sources.slotOf(1, 7));
        assertEquals(1, sources.slotOf(1, 8));
        assertEquals(Selector.NONE, sources.slotOf(1, 9));
        sources.see(2, 9, 2);
        assertEquals(2, sources.slotOf(2, 9));
    }

    @Test
    void iptablesForgetsTheOldestOfMoreThan100() {
        RecentSources sources = xtRecent();
        for (int address = 0; address < 100; address++) {
            sources.see(address, address, 1);
        }
        sources.see(100, 0, 1);
        sources.see(101, 500, 1);
        assertEquals(1, sources.slotOf(101, 0), "seen again");
        assertEquals(Selector.NONE, sources.slotOf(101, 1), "the oldest");
        assertEquals(1, sources.slotOf(101, 2));
        assertEquals(1, sources.slotOf(101, 500));
        sources.see(101, 600, 2);
        assertEquals(2, sources.slotOf(101, 600), "the other endpoint has a list of its own");
        assertEquals(1, sources.slotOf(101, 2));
    }

    @Test
    void nftablesTakesNoMoreThan65535UntilOneExpires() {
        RecentSources sources = nftSet();
        sources.see(0, 0, 1);
        for (int address = 1; address < 65_535; address++) {
            sources.see(1, address, 1);
        }
        sources.see(2, 100_000, 1);
        assertEquals(Selector.NONE, sources.slotOf(2, 100_000));
        assertEquals(1, sources.slotOf(2, 0));
        sources.see(TIMEOUT - 1, 100_000, 1);
        assertEquals(Selector.NONE, sources.slotOf(TIMEOUT - 1, 100_000));
        sources.see(TIMEOUT, 100_000, 1);
        assertEquals(1, sources.slotOf(TIMEOUT, 100_000));
        sources.see(TIMEOUT, 100_001, 1);
        assertEquals(Selector.NONE, sources.slotOf(TIMEOUT, 100_001));
    }

    /** The lists of xt_recent as they are: one for each endpoint, an address in several of them, asked in order. */
    private static final class KernelLists {
        private final List<Map<Long, Long>> stamps = new ArrayList<>();

        KernelLists(int endpoints) {
            for (int endpoint = 0; endpoint < endpoints; endpoint++) {
                stamps.add(new LinkedHashMap<>());
            }
        }

        int check(long now, long address) {
            int found = Selector.NONE;
            for (int endpoint = stamps.size() - 1; endpoint >= 0; endpoint--) {
                Long stamp = stamps.get(endpoint).get(address);
                found = stamp != null && stamp >= now - TIMEOUT ? endpoint : found;
            }
            return found;
        }

        void set(long now, long address, int endpoint) {
            Map<Long, Long> list = stamps.get(endpoint);
            if (list.remove(address) == null && list.size() == 100) {
                list.remove(list.keySet().iterator().next());
            }
            list.put(address, now);
        }
    }

    /** Twenty addresses come often and two thousand seldom: entries are seen again, expire, and are pushed out. */
    @Test
    void oneEntryForEachAddressAnswersAsTheKernelsListsDo() {
        int endpoints = 3;
        SplittableRandom random = new SplittableRandom(6);
        KernelLists kernel = new KernelLists(endpoints);
        RecentSources sources = xtRecent();
        int remembered = 0;
        long now = 0;
        for (int step = 0; step < 200_000; step++) {
            now += random.nextInt(random.nextInt(100) == 0 ? (int) TIMEOUT : 100);
            long address = random.nextInt(random.nextBoolean() ? 20 : 2_000);
            int expected = kernel.check(now, address);
            assertEquals(expected, sources.slotOf(now, address), "step " + step);
            int slot = expected == Selector.NONE ? random.nextInt(endpoints) : expected;
            remembered += expected == Selector.NONE ? 0 : 1;
            kernel.set(now, address, slot);
            sources.see(now, address, slot);
            if (random.nextInt(5_000) == 0) {
                kernel.stamps.get(slot).clear();
                sources.forget(slot);
            }
        }
        assertTrue(remembered > 20_000 && remembered < 180_000, "remembered " + remembered);
    }

    @Test
    void allocatesNothingOnceItHasGrown() {
        RecentSources sources = xtRecent();
        assertEquals(0, Allocation.of(() -> {
            for (int address = 0; address < 5_000; address++) {
                sources.see(address, address, address % 3);
            }
        }));
    }
}
