package io.steelyard.select.haproxy;

import io.steelyard.select.SharedTables;
import java.util.List;

/** {@code hash-type map-based}: the hash modulo the length of the map; and the map itself for those who walk it. */
final class MapLookup implements Lookup {
    private final Servers servers;
    private final SharedTables tables;
    private final SlotsByNumber slots = new SlotsByNumber();
    private ServerMap map;
    private boolean changed = true;

    MapLookup(Servers servers, SharedTables tables) {
        this.servers = servers;
        this.tables = tables;
        map = ServerMap.shared(tables, List.of());
    }

    @Override
    public void change() {
        changed = true;
    }

    private void refresh() {
        if (changed) {
            changed = false;
            map = ServerMap.shared(tables, Member.onMap(servers));
            slots.refresh(servers);
        }
    }

    /** Nobody is avoided: the hash has one server only. */
    @Override
    public int slot(int hash, int avoid) {
        refresh();
        return slotAt(Integer.remainderUnsigned(hash, map.size()));
    }

    int size() {
        refresh();
        return map.size();
    }

    int slotAt(int index) {
        return slots.slot(map.number(index));
    }
}
