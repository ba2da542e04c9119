package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.DefaultOptions;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;

/** Where each of many keys goes. */
final class Placement {
    private final int[] slots;

    private Placement(int[] slots) {
        this.slots = slots;
    }

    /** The slot of a key of 0 and up. */
    int slot(int key) {
        return slots[key];
    }

    static TestProxy proxy(SelectorProvider<?> provider, TestView view) {
        return new TestProxy(DefaultOptions.create(provider, new SplitMix64(1)), view);
    }

    static Placement of(TestProxy proxy, int keys) {
        int[] slots = new int[keys];
        for (int key = 0; key < keys; key++) {
            slots[key] = proxy.select(key, 0);
        }
        return new Placement(slots);
    }

    /** Keys by rank of the view. */
    long[] counts(TestView view) {
        long[] bySlot = new long[view.slotLimit()];
        for (int slot : slots) {
            bySlot[slot]++;
        }
        long[] counts = new long[view.size()];
        for (int rank = 0; rank < counts.length; rank++) {
            counts[rank] = bySlot[view.slotAt(rank)];
        }
        return counts;
    }

    double moved(Placement later) {
        int moved = 0;
        for (int key = 0; key < slots.length; key++) {
            moved += slots[key] == later.slots[key] ? 0 : 1;
        }
        return moved / (double) slots.length;
    }

    /** No key moved but those of one slot. */
    void assertOnlyMovedFrom(int slot, Placement later) {
        for (int key = 0; key < slots.length; key++) {
            assertTrue(later.slots[key] == slots[key] || slots[key] == slot, "key " + key);
        }
    }

    /** No key moved but to one slot. */
    void assertOnlyMovedTo(int slot, Placement later) {
        later.assertOnlyMovedFrom(slot, this);
    }
}
