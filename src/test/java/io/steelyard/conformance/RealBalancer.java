package io.steelyard.conformance;

import io.steelyard.conformance.RealPolicy.Product;
import io.steelyard.proxy.Proxy;
import io.steelyard.random.RandomStream;
import io.steelyard.select.Pick;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SharedTables;
import io.steelyard.select.Sharing;
import java.util.ArrayList;
import java.util.List;

/** One generation of a product's process: a production proxy for each of its workers that has a state of its own. */
final class RealBalancer {
    private final RealPolicy policy;
    private final List<Proxy> proxies = new ArrayList<>();
    private final RandomStream workers;
    private final int runLength;
    private int worker;

    /**
     * Starts a process.
     *
     * @param seed of its random numbers and of the kernel's choice among its workers
     * @param runLength how many connections on average the kernel gives to a worker before it draws one anew
     */
    RealBalancer(RealPolicy policy, RealServers servers, SharedTables tables, long seed, int runLength) {
        this.policy = policy;
        this.runLength = runLength;
        workers = RandomStream.named(seed, 0, "worker", 0);
        int states = policy.kind().sharing() == Sharing.NOTHING ? policy.workers() : 1;
        for (int state = 0; state < states; state++) {
            RandomStream random = RandomStream.named(seed, 0, "selector", state);
            proxies.add(new Proxy(servers, servers, policy.kind().create(new SelectorContext(random, tables))));
        }
    }

    /** Which of the workers takes the next connection. */
    int nextWorker() {
        if (policy.workers() > 1 && workers.nextInt(runLength) == 0) {
            worker = workers.nextInt(policy.workers());
        }
        return worker;
    }

    private Proxy of(int worker) {
        return proxies.get(worker % proxies.size());
    }

    int connect(Pick pick, int worker) {
        return of(worker).connect(pick.by(worker));
    }

    void release(long now, int server, int client, int worker) {
        of(worker).release(now, server, client);
    }

    /** Lists a server, and lets it take connections or not. */
    void list(int server, boolean takes) {
        for (Proxy proxy : proxies) {
            proxy.addEndpoint(server);
            if (!takes) {
                proxy.suspendEndpoint(server);
            }
        }
    }

    /** A server that takes no more connections leaves the list of kube-proxy and keeps its line in the others'. */
    void stop(int server) {
        for (Proxy proxy : proxies) {
            if (policy.product() == Product.LINUX) {
                proxy.removeEndpoint(server);
            } else {
                proxy.suspendEndpoint(server);
            }
        }
    }

    /** The list is whole: the process begins with it, or goes on with what has changed. */
    void tell(long now) {
        proxies.forEach(proxy -> proxy.tellChanges(now));
    }
}
