package io.steelyard.conformance;

import io.steelyard.conformance.RealPolicy.Product;
import io.steelyard.conformance.Trace.Step;
import io.steelyard.select.Pick;
import io.steelyard.select.SharedTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trace done again to production proxies, one connection after the other.
 *
 * <p>HAProxy's servers to come stand in its configuration, disabled, and change by command; nginx starts workers anew at every
 * change; kube-proxy lists whom it sends to. A process that has been replaced still hears of its own connections' ends.
 */
public final class TraceReplay {
    private final Trace trace;
    private final RealPolicy policy;
    private final RealServers servers;
    private final SharedTables tables;
    private final long seed;
    private final int runLength;
    private final boolean[] listed;
    private final boolean[] takes;
    private final Map<Integer, Connection> open = new TreeMap<>();
    private final Pick pick;
    private final List<Integer> assigned = new ArrayList<>();
    private final List<int[]> counts = new ArrayList<>();
    private final int[] openByServer;
    private RealBalancer balancer;
    private int generation;

    private record Connection(RealBalancer balancer, int worker, int server, int key) {}

    /**
     * Starts the process.
     *
     * @param initial how many of the servers take connections from the beginning
     * @param runLength how many connections on average one worker gets before another does
     */
    TraceReplay(
            Trace trace,
            RealPolicy policy,
            RealServers servers,
            int initial,
            SharedTables tables,
            long seed,
            int runLength) {
        this.trace = trace;
        this.policy = policy;
        this.servers = servers;
        this.tables = tables;
        this.seed = seed;
        this.runLength = runLength;
        openByServer = new int[servers.count()];
        listed = new boolean[servers.count()];
        takes = new boolean[servers.count()];
        pick = new Pick(client -> client, client -> client, trace.keys());
        for (int server = 0; server < servers.count(); server++) {
            takes[server] = server < initial;
            listed[server] = takes[server] || policy.product() == Product.HAPROXY;
        }
        balancer = start(0);
    }

    private RealBalancer start(long now) {
        RealBalancer started = new RealBalancer(policy, servers, tables, seed + 1_000_003L * generation++, runLength);
        for (int server = 0; server < servers.count(); server++) {
            if (listed[server]) {
                started.list(server, takes[server]);
            }
        }
        started.tell(now);
        return started;
    }

    /** Does all steps. */
    public TraceReplay run() {
        trace.steps().forEach(this::step);
        return this;
    }

    /** The servers of the openings in their order, those of clients included that were thrown off and came back. */
    public List<Integer> assigned() {
        return assigned;
    }

    /** How many connections each server had after each opening. */
    List<int[]> counts() {
        return counts;
    }

    private void step(Step step) {
        switch (step.operation()) {
            case 'O' -> connect(step.id(), step.key(), step.nanos());
            case 'C' -> close(step.id(), step.nanos());
            case 'A', 'R', 'D', 'K', 'U' -> change(step);
            default -> throw new MalformedCaseException("has a step '" + step.operation() + "'");
        }
    }

    private void connect(int id, int key, long now) {
        int worker = balancer.nextWorker();
        int server = balancer.connect(pick.set(now, id, key, trace.sources().of(id), 0), worker);
        if (server < 0) {
            throw new AssertionError("opening " + assigned.size() + " found no server");
        }
        open.put(id, new Connection(balancer, worker, server, key));
        assigned.add(server);
        openByServer[server]++;
        counts.add(openByServer.clone());
    }

    private void close(int id, long now) {
        Connection connection = open.remove(id);
        if (connection != null) {
            connection.balancer().release(now, connection.server(), id, connection.worker());
            openByServer[connection.server()]--;
        }
    }

    private void change(Step step) {
        boolean comes = step.operation() == 'A' || step.operation() == 'R' || step.operation() == 'U';
        for (String name : step.servers()) {
            int server = servers.number(name);
            listed[server] = true;
            takes[server] = comes;
            if (comes) {
                balancer.list(server, true);
            } else {
                balancer.stop(server);
            }
        }
        if (step.operation() == 'R' || policy.product() == Product.NGINX) {
            balancer = start(step.nanos());
        } else {
            balancer.tell(step.nanos());
        }
        if (step.operation() == 'K') {
            step.servers().forEach(name -> throwOff(servers.number(name), step.nanos()));
        }
    }

    private void throwOff(int server, long now) {
        List<Map.Entry<Integer, Connection>> victims = open.entrySet().stream()
                .filter(entry -> entry.getValue().server() == server)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
        victims.forEach(victim -> close(victim.getKey(), now));
        victims.forEach(victim -> connect(victim.getKey(), victim.getValue().key(), now));
    }
}
