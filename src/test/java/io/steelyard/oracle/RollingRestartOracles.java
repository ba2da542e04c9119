package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.Steelyard;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.fleet.FleetView;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.envoy.UniformRandom;
import io.steelyard.sim.Experiment;
import io.steelyard.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The oracles on a rolling restart of pods whose clients do not leave and reconnect at once. */
public final class RollingRestartOracles implements OracleAdapter {
    private static final int STEP_SECONDS = 10;

    /** The cases' tolerance is made for 30 runs; some of what they expect needs more. */
    private static final int FEWEST_RUNS = 60;

    private static final int MOST_RUNS = Lengths.of(240, 60);
    private static final double CLIENTS = 2_000_000;
    private static final int FEW_RUNS = 30;
    private static final String SCENARIO = """
            duration: SECONDSs
            clients:
              open: CLIENTS
              lifetime: never
              start: START
              reconnect: immediate
            FLEET
            workload: {startup: {deterministic: STEPs}}
            balancer: BALANCER
            events: [{rollout: {at: 0s}}]
            """;
    private static final String SURGE =
            "deployment: {replicas: PODS, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}}";
    private static final String NO_SURGE =
            "deployment: {replicas: PODS, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}}";
    private static final String IN_PLACE = "statefulSet: {replicas: PODS}";

    @Override
    public boolean understands(OracleCase oracle) {
        JsonNode params = oracle.params();
        return oracle.metric().equals("expected moves per client; P(K>=k); kill sizes; final loads")
                && oracle.hasParams("n", "conns_per_pod", "natural_departures", "reconnect", "order")
                && Form.isCount(params, "n", "conns_per_pod")
                && params.get("natural_departures").asText().equals("none")
                && params.get("reconnect").asText().equals("immediate")
                && params.get("order").asText().equals("sequential, one pod per step")
                && oracle.expectsOnly(Set.of(
                        "random_surge1",
                        "random_nosurge",
                        "lc_surge1",
                        "lc_nosurge",
                        "hrw_new_identity_surge1",
                        "hrw_stable_identity_inplace",
                        "p_ge_2_random_surge",
                        "p_ge_3_random_surge",
                        "kill_i_size_over_m_random_surge",
                        "final_peak_to_avg_random_surge",
                        "final_load_newest_pod_over_m"))
                && oracle.expected().size() == 11
                && oracle.tolerance().path("type").asText().equals("rel")
                && Form.isPositive(oracle.tolerance(), "value");
    }

    @Override
    public void check(OracleCase oracle) {
        Rollouts rollouts = new Rollouts(
                oracle,
                oracle.params().get("n").intValue(),
                oracle.params().get("conns_per_pod").intValue());
        rollouts.checkRandomWithSurge();
        rollouts.checkMoves("random_nosurge", "random", NO_SURGE, FEW_RUNS);
        rollouts.checkMoves("lc_surge1", "least-conn", SURGE, 1);
        rollouts.checkMoves("lc_nosurge", "least-conn", NO_SURGE, 1);
        rollouts.checkMoves("hrw_new_identity_surge1", "rendezvous", SURGE, FEW_RUNS);
        rollouts.checkMoves("hrw_stable_identity_inplace", "rendezvous", IN_PLACE, FEW_RUNS);
    }

    private record Rollouts(OracleCase oracle, int pods, int clientsPerPod) {
        private String scenario(String balancer, String fleet) {
            return Fill.in(
                    SCENARIO,
                    "FLEET",
                    fleet,
                    "PODS",
                    pods,
                    "SECONDS",
                    (pods + 2) * STEP_SECONDS,
                    "STEP",
                    STEP_SECONDS,
                    "CLIENTS",
                    pods * clientsPerPod,
                    // Where keys decide, clients must be there by their keys already.
                    "START",
                    balancer.equals("rendezvous") ? "settled" : "even",
                    "BALANCER",
                    balancer);
        }

        void checkMoves(String name, String balancer, String fleet, int runs) {
            Summary moves = Trials.of(scenario(balancer, fleet))
                    .measure("moves", Loads.metric(RebalancingMetrics.HOPS_MEAN))
                    .run(runs)
                    .summary("moves");
            assertClose(name, oracle.expected().get(name).doubleValue(), moves);
        }

        /** The case's tolerance; where chance alone is wider at this number of runs, four standard errors. */
        private void assertClose(String name, double expected, Summary measured) {
            double tolerance = oracle.tolerance().get("value").doubleValue() * expected;
            double chance = measured.n() < 2 ? 0 : 4 * measured.standardError();
            assertEquals(expected, measured.mean(), Math.max(tolerance, chance), name);
        }

        void checkRandomWithSurge() {
            int runs = (int) Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, CLIENTS / pods / clientsPerPod));
            List<MoveCount> counts = Collections.synchronizedList(new ArrayList<>());
            List<RunResult> results = Experiment.of(Steelyard.parse(scenario("random", SURGE)))
                    .add("counted", random -> {
                        MoveCount count = new MoveCount(new UniformRandom(new UniformRandom.Config(), random));
                        counts.add(count);
                        return count;
                    })
                    .only("counted")
                    .replications(runs)
                    .threads(2)
                    .run()
                    .variants()
                    .get(0)
                    .runs();
            JsonNode expected = oracle.expected();
            check("random_surge1", expected, results, Loads.metric(RebalancingMetrics.HOPS_MEAN));
            // Everybody moves, so the share of those who moved is the share of all.
            check("p_ge_2_random_surge", expected, results, Loads.metric(RebalancingMetrics.TWICE));
            Summary thrice = Summary.of(counts.stream()
                    .mapToDouble(count -> count.shareOfAtLeast(3, pods * clientsPerPod))
                    .toArray());
            assertClose(
                    "p_ge_3_random_surge", expected.get("p_ge_3_random_surge").doubleValue(), thrice);
            JsonNode kills = expected.get("kill_i_size_over_m_random_surge");
            int[] steps = {1, pods / 2, pods};
            for (int i = 0; i < steps.length; i++) {
                int step = steps[i];
                Summary loss = Summary.of(results.stream()
                        .mapToDouble(run -> losses(run)[step - 1] / clientsPerPod)
                        .toArray());
                assertClose("kill " + step, kills.get(i).doubleValue(), loss);
            }
            // The first new pod gathers from all steps and ends fullest, the last one from its own alone.
            check("final_peak_to_avg_random_surge", expected, results, run -> last(run)[pods] / (double) clientsPerPod);
            check(
                    "final_load_newest_pod_over_m",
                    expected,
                    results,
                    run -> last(run)[2 * pods - 1] / (double) clientsPerPod);
        }

        private void check(String name, JsonNode expected, List<RunResult> runs, ToDoubleFunction<RunResult> measure) {
            assertClose(
                    name,
                    expected.get(name).doubleValue(),
                    Summary.of(runs.stream().mapToDouble(measure).toArray()));
        }

        private static int[] last(RunResult run) {
            List<int[]> rows = run.pods().connections();
            return rows.get(rows.size() - 1);
        }

        /** The connections lost at each step. */
        private static double[] losses(RunResult run) {
            double seconds = (run.series().timesNanos()[1] - run.series().timesNanos()[0]) / 1e9;
            return Arrays.stream(Loads.column(run, SeriesColumn.LOST))
                    .filter(perSecond -> perSecond > 0)
                    .map(perSecond -> perSecond * seconds)
                    .toArray();
        }
    }

    /** Counts how often each client is placed by another balancer: its moves, as the start does not ask a balancer. */
    private static final class MoveCount implements Selector {
        private final Selector balancer;
        private int[] moves = new int[1024];

        MoveCount(Selector balancer) {
            this.balancer = balancer;
        }

        @Override
        public int select(Pick pick, FleetView view) {
            if (pick.client() >= moves.length) {
                moves = Arrays.copyOf(moves, 2 * pick.client());
            }
            moves[pick.client()]++;
            return balancer.select(pick, view);
        }

        @Override
        public void onMembership(long now, FleetView view) {
            balancer.onMembership(now, view);
        }

        double shareOfAtLeast(int least, int clients) {
            return (double) Arrays.stream(moves).filter(count -> count >= least).count() / clients;
        }
    }
}
