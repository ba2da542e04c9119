package io.steelyard.bench;

import io.steelyard.Steelyard;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.proxy.Proxy;
import io.steelyard.random.RandomStream;
import io.steelyard.scenario.Spec;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorRegistry;

/** Selectors and proxies over ready pods. */
final class Fleet {
    private Fleet() {}

    /** A selector with the options that its bare name stands for. */
    static Selector selector(String balancer) {
        Spec spec = Steelyard.parse("name: bench\nduration: 1s\nclients: {open: 1, lifetime: never}\ndeployment: {}\n"
                        + "balancers: [" + balancer + "]\n")
                .baselineSetup()
                .balancer();
        return SelectorRegistry.create(spec, RandomStream.named(1, 0, "selector", 0));
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
    static Proxy proxy(String balancer, PodTable pods) {
        Reception reception = new Reception(pods, Integer.MAX_VALUE);
        Proxy proxy = new Proxy(pods, reception, selector(balancer));
        for (int pod = 0; pod < pods.count(); pod++) {
            reception.listen(pod);
            proxy.addEndpoint(pod);
        }
        proxy.tellChanges(0);
        return proxy;
    }
}
