package io.steelyard.conformance;

import io.steelyard.conformance.Trace.Step;
import io.steelyard.fleet.Admission;
import io.steelyard.fleet.EndpointSource;
import io.steelyard.fleet.Reception;
import io.steelyard.proxy.Proxy;
import io.steelyard.random.RandomStream;
import io.steelyard.select.Pick;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorKind;
import io.steelyard.select.SharedTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The openings of a trace as a product of random choices did them, each held against the odds that the production proxy gives in
 * the same state.
 *
 * <p>Before each opening the proxy is asked {@value #DRAWS} times, and then made to do what was seen. What was seen less what
 * was to be expected adds up to a martingale, for the openings of each server and for the load that the chosen servers had; none
 * of these sums may leave the bound of D. Freedman, "On tail probabilities for martingales" (Annals of Probability 3, 1975).
 * Changes are reloads, after which nothing is known of earlier connections.
 */
public final class PredictedOdds {
    private static final int DRAWS = 400;

    private final Trace trace;
    private final SelectorKind<?> kind;
    private final List<ServerLine> servers;
    private final String seen;
    private final SharedTables tables = new SharedTables();
    private final Pick pick;
    private final RandomStream random;
    private final boolean[] listed;
    private final boolean[] takes;
    private final Map<Integer, Connection> open = new TreeMap<>();
    private final List<Sum> openings = new ArrayList<>();
    private final Sum load = new Sum();
    private Proxy proxy;
    private int[] active;
    private int generation;
    private int opened;

    private record Connection(int generation, int server, int key) {}

    /** What was seen less what was to be expected, summed, with its variance. */
    private static final class Sum {
        private double excess;
        private double variance;
        private double largest;

        /** Adds a step of which some values were drawn, and one was seen. */
        void add(double observed, double[] drawn) {
            double mean = 0;
            double square = 0;
            for (double value : drawn) {
                mean += value / drawn.length;
                square += value * value / drawn.length;
                largest = Math.max(largest, Math.abs(observed - value));
            }
            excess += observed - mean;
            double spread = Math.max(0, square - mean * mean);
            // The mean of n draws varies too, by 1/n of the law's variance, of which theirs about the mean shows (n -
            // 1)/n.
            variance += spread * (drawn.length + 1) / (drawn.length - 1);
        }

        void check(String what, double error) {
            double logarithm = Math.log(2 / error);
            double jump = logarithm * largest / 3;
            double bound = jump + Math.sqrt(jump * jump + 2 * logarithm * variance);
            if (Math.abs(excess) > bound) {
                throw new AssertionError(
                        String.format(Locale.ROOT, "%s: %.1f more than predicted, beyond %.1f", what, excess, bound));
            }
        }
    }

    /**
     * Follows the trace.
     *
     * @param servers all that there are, with those first that take connections at the beginning
     * @param seen the server of each opening, a letter each
     */
    public PredictedOdds(
            Trace trace, SelectorKind<?> kind, List<ServerLine> servers, String seen, RandomStream random) {
        this.trace = trace;
        this.kind = kind;
        this.servers = servers;
        this.seen = seen;
        this.random = random;
        pick = new Pick(client -> client, client -> client, trace.keys());
        listed = new boolean[servers.size()];
        takes = new boolean[servers.size()];
        active = new int[servers.size()];
        for (ServerLine line : servers) {
            listed[line.number()] = line.takes();
            takes[line.number()] = line.takes();
            openings.add(new Sum());
        }
        proxy = reload();
        trace.steps().forEach(this::step);
    }

    /** Throws if a sum is beyond its bound; all together do so for a right model with a probability of at most {@code error}. */
    public void check(double error) {
        double share = error / (openings.size() + 1);
        load.check("the load of the servers that were chosen", share);
        for (ServerLine line : servers) {
            openings.get(line.number()).check("openings of " + line.name(), share);
        }
    }

    private Proxy reload() {
        generation++;
        active = new int[servers.size()];
        Peers peers = new Peers(servers);
        Proxy started = new Proxy(peers, peers, kind.create(new SelectorContext(random, tables)));
        for (int server = 0; server < servers.size(); server++) {
            if (listed[server]) {
                started.addEndpoint(server);
            }
            if (listed[server] && !takes[server]) {
                started.suspendEndpoint(server);
            }
        }
        return started;
    }

    private void step(Step step) {
        switch (step.operation()) {
            case 'O' -> connect(step.id(), step.key(), step.nanos());
            case 'C' -> {
                Connection connection = open.remove(step.id());
                if (connection != null && connection.generation() == generation) {
                    proxy.release(step.nanos(), connection.server(), step.id());
                    active[connection.server()]--;
                }
            }
            default -> change(step);
        }
    }

    private void connect(int id, int key, long now) {
        if (opened == seen.length()) {
            throw new AssertionError("there were no more than " + opened + " openings, which is too few");
        }
        pick.set(now, id, key, trace.sources().of(id), 0);
        double[][] chosen = new double[servers.size()][DRAWS];
        double[] loads = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            int server = proxy.connect(pick);
            proxy.release(now, server, id);
            chosen[server][draw] = 1;
            loads[draw] = load(server);
        }
        int server = seen.charAt(opened++) - 'a';
        for (int other = 0; other < chosen.length; other++) {
            openings.get(other).add(other == server ? 1 : 0, chosen[other]);
        }
        load.add(load(server), loads);
        proxy.connectTo(pick, server);
        active[server]++;
        open.put(id, new Connection(generation, server, key));
    }

    private double load(int server) {
        return (double) active[server] / servers.get(server).weight();
    }

    private void change(Step step) {
        boolean comes = step.operation() != 'D' && step.operation() != 'K';
        List<Integer> changed = servers.stream()
                .filter(line -> step.servers().contains(line.name()))
                .map(ServerLine::number)
                .toList();
        for (int server : changed) {
            listed[server] = true;
            takes[server] = comes;
        }
        proxy = reload();
        if (step.operation() == 'K') {
            Map<Integer, Connection> victims = new TreeMap<>(open);
            victims.values().removeIf(connection -> !changed.contains(connection.server()));
            victims.forEach((id, connection) -> connect(id, connection.key(), step.nanos()));
        }
    }

    /** The servers as the proxy knows them; all are alive. */
    private record Peers(List<ServerLine> servers) implements EndpointSource, Admission {
        @Override
        public String address(int endpoint) {
            return servers.get(endpoint).address();
        }

        @Override
        public double weight(int endpoint) {
            return servers.get(endpoint).weight();
        }

        @Override
        public long readySinceNanos(int endpoint) {
            return 0;
        }

        @Override
        public int node(int endpoint) {
            return -1;
        }

        @Override
        public int zone(int endpoint) {
            return 0;
        }

        @Override
        public int subset(int endpoint) {
            return 0;
        }

        @Override
        public boolean accepts(int endpoint) {
            return true;
        }

        @Override
        public int refusal(int endpoint) {
            return Reception.REFUSED;
        }
    }
}
