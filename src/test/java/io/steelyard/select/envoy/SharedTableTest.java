package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.steelyard.select.SharedTables;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proxies that see the same hosts have one table in memory. */
class SharedTableTest {
    private static final RingHash.Config RING = new RingHash.Config(1024, 8_388_608, HashFunction.XX, 0);
    private static final Maglev.Config MAGLEV = new Maglev.Config(65537, 0);

    private final SharedTables tables = new SharedTables();

    private RingHash ring(TestView view) {
        RingHash selector = new RingHash(RING, tables);
        selector.onMembership(0, view);
        return selector;
    }

    private Maglev maglev(TestView view) {
        Maglev selector = new Maglev(MAGLEV, tables);
        selector.onMembership(0, view);
        return selector;
    }

    private static TestView reversed(int endpoints) {
        TestView view = TestView.of(endpoints);
        TestView reversed = new TestView();
        for (int slot = endpoints - 1; slot >= 0; slot--) {
            reversed.add(view.address(slot), 1);
        }
        return reversed;
    }

    @Test
    void aHundredSelectorsOverAThousandEndpointsHaveOneTable() {
        List<RingHash> rings = new ArrayList<>();
        List<Maglev> maglevs = new ArrayList<>();
        for (int proxy = 0; proxy < 100; proxy++) {
            rings.add(ring(TestView.of(1000)));
            maglevs.add(maglev(TestView.of(1000)));
        }
        rings.forEach(selector -> assertSame(rings.get(0).ring(), selector.ring()));
        maglevs.forEach(selector -> assertSame(maglevs.get(0).table(), selector.table()));
    }

    @Test
    void otherHostsWeightsOrOptionsMakeAnotherTable() {
        TestView heavier = TestView.of(10);
        heavier.setWeight(3, 2);
        RingHash larger = new RingHash(new RingHash.Config(2048, 8_388_608, HashFunction.XX, 0), tables);
        larger.onMembership(0, TestView.of(10));
        Set<HashRing> rings = new HashSet<>(List.of(
                ring(TestView.of(10)).ring(),
                ring(TestView.of(11)).ring(),
                ring(heavier).ring(),
                ring(reversed(10)).ring(),
                larger.ring()));
        assertEquals(5, rings.size());
        assertNotSame(maglev(TestView.of(10)).table(), maglev(TestView.of(11)).table());
        assertNotSame(maglev(TestView.of(10)).table(), maglev(heavier).table());
    }

    /** The table says which host comes how early by its key, and each view has its own slots for that. */
    @Test
    void maglevSharesItsTableWithProxiesThatListTheHostsInAnotherOrder() {
        TestView forth = TestView.of(300);
        TestView back = reversed(300);
        Maglev one = maglev(forth);
        Maglev other = maglev(back);
        assertSame(one.table(), other.table());
        TestProxy first = new TestProxy(one, forth);
        TestProxy second = new TestProxy(other, back);
        for (int key = 0; key < 5000; key++) {
            assertEquals(forth.address(first.select(key, 0)), back.address(second.select(key, 0)));
            assertEquals(forth.address(first.select(key, 2)), back.address(second.select(key, 2)));
        }
    }

    /** A collector may take several rounds to clear a reference. */
    @Test
    void aTableThatNobodyUsesIsNotKept() {
        RingHash selector = ring(TestView.of(10));
        WeakReference<HashRing> old = new WeakReference<>(selector.ring());
        selector.onMembership(0, TestView.of(11));
        for (int round = 0; round < 50 && old.get() != null; round++) {
            System.gc();
        }
        assertNull(old.get());
        assertSame(selector.ring(), ring(TestView.of(11)).ring());
    }
}
