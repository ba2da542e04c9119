package io.steelyard.bench;

import io.steelyard.scenario.Spec;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.select.SharedTables;
import io.steelyard.select.TestView;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/** What the selectors of many proxies hold of the heap: what is left after collections. */
final class TableMemory {
    private static final int COLLECTIONS = 4;

    private TableMemory() {}

    /** Bytes of so many selectors of a row that share their tables. */
    static long bytes(String row, int pods, int proxies) {
        Spec spec = Fleet.spec(row, pods);
        TestView view = TestView.of(pods);
        held(spec, view, 1);
        return held(spec, view, proxies);
    }

    private static long held(Spec spec, TestView view, int proxies) {
        long before = used();
        SharedTables tables = new SharedTables();
        List<Selector> selectors = new ArrayList<>();
        try {
            for (int i = 0; i < proxies; i++) {
                Selector selector = SelectorRegistry.create(spec, Fleet.context(tables));
                selector.onMembership(0, view);
                selectors.add(selector);
            }
            return used() - before;
        } finally {
            Reference.reachabilityFence(selectors);
            Reference.reachabilityFence(tables);
        }
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
