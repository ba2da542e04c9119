package io.steelyard;

import static io.steelyard.observe.SeriesColumn.CONNECTIONS;
import static io.steelyard.observe.SeriesColumn.ESTABLISHED;
import static io.steelyard.observe.SeriesColumn.LOST;
import static io.steelyard.observe.SeriesColumn.RECONNECT_ATTEMPTS;
import static io.steelyard.observe.SeriesColumn.SERVING_PODS;
import static io.steelyard.observe.SeriesColumn.WAITING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.fleet.FleetView;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Scenario;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorProvider;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Common random numbers: a client and a pod draw the same under every variant, whatever else is different there. */
class CommonRandomNumbersTest {
    /** Every client loses its connection at 1m, whatever the balancer, while pods start at instants of their own. */
    private static final String SHARED_FATE = """
            name: shared-fate
            seed: 17
            duration: 4m
            replications: 2
            clients:
              open: 300
              arrivals: [{poisson: 5/s}]
              lifetime: {lognormal: {median: 40s, sigma: 1}}
              reconnect: {exponential: {base: 500ms, cap: 10s}}
            deployment: {replicas: 5}
            workload: {startup: {uniform: {low: 1s, high: 20s}}}
            balancers: [round-robin, random, least-conn, least-request, ring-hash, maglev, jump, rendezvous]
            events:
              - crash: {at: 1m, pods: 5}
              - crash: {at: 2m, pods: 5}
            """;

    /** In one variant clients leave early, so that those who come later have other slots, and half the pods crash first. */
    private static final String OTHER_SLOTS = """
            name: other-slots
            seed: 17
            duration: 3m
            replications: 1
            clients:
              arrivals: [{poisson: 5/s}]
              lifetime: {lognormal: {median: 40s, sigma: 1}}
              affinity: {zipf: {keys: 30}}
              reconnect: {exponential: {base: 500ms, cap: 10s}}
              start: empty
            deployment: {replicas: 5}
            workload: {startup: {deterministic: 30s}}
            events: [{crash: {at: 2m, pods: 5}}]
            compare:
              baseline: calm
              calm: {balancer: {traced: {trace: calm}}}
              stirred:
                balancer: {traced: {trace: stirred, backwards: true}}
                events: [{leave: {at: 1m, clients: 60}}, {crash: {at: 70s, pods: 3}}, {crash: {at: 2m, pods: 5}}]
            """;

    /**
     * All lose their connections together and find none until the first pod is back: arrivals, lifetimes, waits of each
     * attempt and start-up times must be the same, or one of these series differs.
     */
    @Test
    void drawsTheSameForClientsAndPodsUnderEveryBalancer() {
        ExperimentResult result = Experiment.of(Steelyard.parse(SHARED_FATE)).run();
        for (int replication = 0; replication < 2; replication++) {
            RunResult first = result.variants().get(0).runs().get(replication);
            for (ExperimentResult.VariantRuns variant : result.variants()) {
                RunResult run = variant.runs().get(replication);
                for (SeriesColumn column :
                        List.of(CONNECTIONS, WAITING, SERVING_PODS, RECONNECT_ATTEMPTS, ESTABLISHED, LOST)) {
                    assertEquals(
                            Arrays.toString(values(first, column)),
                            Arrays.toString(values(run, column)),
                            () -> "seed 17: " + variant.name() + ", " + column.id());
                }
            }
        }
    }

    @SuppressWarnings("EnumOrdinal") // the result's columns are by the index of the enum
    private static double[] values(RunResult run, SeriesColumn column) {
        return run.series().columns()[column.ordinal()];
    }

    /** What the proxy of a variant saw of each client: its key and the instants of its attempts. */
    private static final Map<String, Map<Integer, List<Long>>> SEEN = new TreeMap<>();

    /** A balancer that writes down what it is asked. */
    public static final class Traced implements SelectorProvider<Traced.Config> {
        /** Its options. */
        public record Config(String trace, @Default("false") boolean backwards) {}

        @Override
        public String name() {
            return "traced";
        }

        @Override
        public String summary() {
            return "writes down what it is asked";
        }

        @Override
        public Class<Config> optionsType() {
            return Config.class;
        }

        @Override
        public Selector create(Config options, SelectorContext context) {
            Map<Integer, List<Long>> seen = new TreeMap<>();
            SEEN.put(options.trace(), seen);
            return new Selector() {
                @Override
                public int select(Pick pick, FleetView view) {
                    List<Long> facts = seen.computeIfAbsent(pick.client(), client -> new ArrayList<>());
                    if (facts.isEmpty()) {
                        facts.add(pick.key());
                    }
                    facts.add(pick.now());
                    int rank = pick.client() % Math.max(1, view.size());
                    return view.size() == 0 ? NONE : view.slotAt(options.backwards() ? view.size() - 1 - rank : rank);
                }
            };
        }
    }

    @Test
    void drawsTheSameForAClientInWhateverSlotItIs(@TempDir Path services) throws IOException {
        Path file = services.resolve("providers");
        Files.writeString(file, Traced.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(new WithServices(usual, file.toUri().toURL()));
            Scenario scenario = Steelyard.parse(OTHER_SLOTS);
            Experiment.of(scenario).threads(1).run();
        } finally {
            thread.setContextClassLoader(usual);
        }
        compare(SEEN.get("calm"), SEEN.get("stirred"));
    }

    /** Where a client lost its connection at 2m in both variants and in none before, all of its attempts are the same. */
    private static void compare(Map<Integer, List<Long>> calm, Map<Integer, List<Long>> stirred) {
        assertEquals(calm.keySet(), stirred.keySet());
        int backOffs = 0;
        for (int client : calm.keySet()) {
            List<Long> one = calm.get(client);
            List<Long> other = stirred.get(client);
            assertEquals(
                    one.subList(0, 2), other.subList(0, 2), () -> "seed 17, client " + client + ": key and arrival");
            boolean lostTogether = one.size() > 3 && other.size() > 3 && other.get(2) > 120_000_000_000L;
            if (lostTogether) {
                assertEquals(one, other, () -> "seed 17, client " + client + ": attempts");
                backOffs++;
            }
        }
        assertTrue(backOffs > 50, "compared the back-off of " + backOffs + " clients");
        assertNotEquals(calm, stirred);
    }

    /** The usual class path and one more provider. */
    private static final class WithServices extends ClassLoader {
        private final URL providers;

        WithServices(ClassLoader parent, URL providers) {
            super(parent);
            this.providers = providers;
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return name.equals("META-INF/services/" + SelectorProvider.class.getName())
                    ? Collections.enumeration(List.of(providers))
                    : super.findResources(name);
        }
    }
}
