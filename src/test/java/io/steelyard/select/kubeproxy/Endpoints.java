package io.steelyard.select.kubeproxy;

import io.steelyard.select.Selector;
import io.steelyard.select.TestProxy;

/** Connections and changes of endpoints, as tests write them down. */
final class Endpoints {
    private Endpoints() {}

    /** The slots of so many connections of new clients, one digit each; a dot is a refusal. */
    static String connect(TestProxy proxy, int connections) {
        StringBuilder slots = new StringBuilder();
        for (int connection = 0; connection < connections; connection++) {
            int slot = proxy.connect(connection);
            slots.append(slot == Selector.NONE ? "." : Integer.toString(slot));
        }
        return slots.toString();
    }

    static void add(TestProxy proxy, String address) {
        proxy.view().add(address, 1);
        proxy.changed();
    }

    static void remove(TestProxy proxy, int slot) {
        proxy.view().remove(slot);
        proxy.changed();
    }
}
