package io.steelyard.select.haproxy;

import io.steelyard.select.SharedTables;
import java.util.List;

/**
 * {@code hash-type consistent}: the server of the point nearest to the hash, on either side; with a
 * {@code hash-balance-factor} the next server along the ring that has not got its share of the connections yet (HAProxy 2.6
 * {@code src/lb_chash.c}).
 */
final class RingLookup implements Lookup {
    private final Servers servers;
    private final SharedTables tables;
    private final int balanceFactor;
    private final SlotsByNumber slots = new SlotsByNumber();
    private Ring ring;
    private boolean changed = true;

    /**
     * @param balanceFactor how many per cent of its share of the connections a server may have; 0 for any number
     */
    RingLookup(Servers servers, SharedTables tables, int balanceFactor) {
        this.servers = servers;
        this.tables = tables;
        this.balanceFactor = balanceFactor;
        ring = Ring.shared(tables, List.of());
    }

    @Override
    public void change() {
        changed = true;
    }

    @Override
    public int slot(int hash, int avoid) {
        if (changed) {
            changed = false;
            ring = Ring.shared(tables, Member.onRing(servers));
            slots.refresh(servers);
        }
        int index = ring.nearest(hash);
        int slot = slots.slot(ring.number(index));
        int turns = 0;
        while (slot == avoid || !mayTakeOneMore(slot)) {
            index++;
            if (index == ring.size()) {
                index = 0;
                turns++;
                if (turns == 2) {
                    break;
                }
            }
            slot = slots.slot(ring.number(index));
        }
        return slot;
    }

    /** Whole connections are allotted by weight; what is left over goes to servers by the running sum of their weights. */
    private boolean mayTakeOneMore(int slot) {
        if (balanceFactor == 0) {
            return true;
        }
        long total = ((servers.totalServed() + 1L) * balanceFactor + 99) / 100;
        int weights = servers.totalEffectiveWeight();
        long leftOver = total % weights;
        long before = servers.weightBefore(slot);
        int own = servers.effectiveWeight(slot);
        long share = own * (total / weights) + (before + own) * leftOver / weights - before * leftOver / weights;
        return servers.served(slot) < Math.max(1, share);
    }
}
