package io.steelyard.bench;

import io.steelyard.Steelyard;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.proxy.Proxy;
import io.steelyard.random.RandomStream;
import io.steelyard.scenario.Spec;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.select.SharedTables;

/** Selectors and proxies over ready pods. */
final class Fleet {
    private Fleet() {}

    /** The selector of a row, with tables of its own. */
    static Selector selector(String row, int pods) {
        return SelectorRegistry.create(spec(row, pods), context(new SharedTables()));
    }

    /** What a row asks for. */
    static Spec spec(String row, int pods) {
        String balancer = Rows.named(row).balancer().replace("POINTS", Integer.toString(Rows.POINTS_PER_POD * pods));
        return Steelyard.parse("name: bench\nduration: 1s\nclients: {open: 1, lifetime: never}\ndeployment: {}\n"
                        + "balancer: " + balancer + "\n")
                .baselineSetup()
                .balancer();
    }

    /** What a selector is given. */
    static SelectorContext context(SharedTables tables) {
        return new SelectorContext(RandomStream.named(1, 0, "selector", 0), tables);
    }

    /** Ready pods. */
    static PodTable pods(int count) {
        PodTable pods = new PodTable();
        for (int i = 0; i < count; i++) {
            int pod = pods.create(0, i, 0);
            pods.start(pod, 0);
            pods.becomeReady(pod, 0);
        }
        return pods;
    }

    /** A proxy whose endpoints are all of the pods. */
    static Proxy proxy(Selector selector, PodTable pods) {
        Reception reception = new Reception(pods, Integer.MAX_VALUE);
        Proxy proxy = new Proxy(pods, reception, selector);
        for (int pod = 0; pod < pods.count(); pod++) {
            reception.listen(pod);
            proxy.addEndpoint(pod);
        }
        proxy.tellChanges(0);
        return proxy;
    }
}
