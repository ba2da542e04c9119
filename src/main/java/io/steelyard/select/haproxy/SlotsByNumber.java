package io.steelyard.select.haproxy;

import java.util.Arrays;

/** The slots of the servers that take connections, by number. */
final class SlotsByNumber {
    private int[] slots = new int[0];

    void refresh(Servers servers) {
        int count = servers.byNumber().size();
        int highest = count == 0 ? 0 : servers.number(servers.byNumber().get(count - 1));
        slots = Arrays.copyOf(slots, Math.max(slots.length, highest + 1));
        for (int i = 0; i < count; i++) {
            slots[servers.number(servers.byNumber().get(i))] =
                    servers.byNumber().get(i);
        }
    }

    int slot(int number) {
        return slots[number];
    }
}
