package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.observe.WorkloadMetrics;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How results must, or must not, change when the scenario is changed. */
class MetamorphicTest {
    private static final String CLIENTS_ONLY = """
            name: clients-only
            seed: 4
            duration: 10m
            replications: 2
            clients:
              arrivals:
                - poisson: 4/s
                - burst: {at: 3m, clients: 300, over: 5s}
                - closed: {clients: 50, pause: {exponential: 20s}}
              lifetime: {weibull: {shape: 0.7, mean: 1m}}
              affinity: {zipf: {keys: 40}}
            deployment: {replicas: 7}
            balancers: [round-robin, random, least-conn, least-request, ring-hash, maglev, jump, rendezvous]
            """;

    private static ExperimentResult run(String yaml) {
        return Experiment.of(Steelyard.parse(yaml)).run();
    }

    private static List<List<String>> texts(String yaml) {
        return run(yaml).variants().stream()
                .map(VariantRuns::runs)
                .map(runs -> runs.stream()
                        .flatMap(run -> ResultText.of(run).stream())
                        .toList())
                .toList();
    }

    @SuppressWarnings("EnumOrdinal") // the result's columns are by the index of the enum
    private static double[] connections(RunResult run) {
        return run.series().columns()[SeriesColumn.CONNECTIONS.ordinal()];
    }

    private static double whole(RunResult run, Metric metric) {
        return run.blocks().get(0).value(metric);
    }

    @Test
    void totalsAreTheSameUnderEveryBalancerWhileNoPodGoesAway() {
        ExperimentResult result = run(CLIENTS_ONLY);
        for (int replication = 0; replication < 2; replication++) {
            RunResult first = result.variants().get(0).runs().get(replication);
            for (VariantRuns variant : result.variants()) {
                RunResult run = variant.runs().get(replication);
                assertArrayEquals(connections(first), connections(run), variant.name());
                for (Metric total : List.of(
                        ClientMetrics.CONNECTIONS,
                        ClientMetrics.CONNECTIONS_MAX,
                        ClientMetrics.ARRIVALS,
                        ClientMetrics.DEPARTURES,
                        BalanceMetrics.BEST_BALANCE)) {
                    assertEquals(whole(first, total), whole(run, total), () -> variant.name() + ", " + total.id());
                }
                assertEquals(1, whole(run, ClientMetrics.AVAILABILITY));
                for (Metric none : List.of(StormMetrics.LOST, RebalancingMetrics.MOVES, StormMetrics.ATTEMPTS)) {
                    assertEquals(0, whole(run, none), () -> variant.name() + ", " + none.id());
                }
            }
        }
    }

    @Test
    void whatHasNoEffectChangesNothing() {
        String described = CLIENTS_ONLY.replace("name: clients-only", "name: other\ndescription: the same again");
        assertEquals(texts(CLIENTS_ONLY), texts(described));
        String withoutOccasion = CLIENTS_ONLY.replace(
                "deployment: {replicas: 7}",
                "deployment: {replicas: 7, strategy: {rollingUpdate: {maxSurge: 3}}}\nworkload: {drain: {over: 5s}}");
        assertNotEquals(CLIENTS_ONLY, withoutOccasion);
        assertEquals(texts(CLIENTS_ONLY), texts(withoutOccasion));
    }

    @Test
    void theKindOfWorkloadIsNoMatterWhileNoPodChanges() {
        assertEquals(
                withoutProgress(texts(CLIENTS_ONLY)),
                withoutProgress(texts(CLIENTS_ONLY.replace("deployment:", "statefulSet:"))));
    }

    /** Without the figure that is defined for a Deployment only. */
    private static List<List<String>> withoutProgress(List<List<String>> texts) {
        return texts.stream()
                .map(lines -> lines.stream()
                        .filter(line -> !line.contains(WorkloadMetrics.DEADLINE_EXCEEDED.id()))
                        .toList())
                .toList();
    }

    @Test
    void aLongerRunBeginsAsAShorterOneDoes() {
        double[] longer = connections(run(CLIENTS_ONLY).variants().get(0).runs().get(0));
        ExperimentResult other = run(CLIENTS_ONLY.replace("duration: 10m", "duration: 9m"));
        double[] shorter = connections(other.variants().get(0).runs().get(0));
        // Samples stand 2 s apart in both.
        assertEquals(271, shorter.length);
        assertEquals(301, longer.length);
        assertArrayEquals(shorter, Arrays.copyOf(longer, shorter.length));
    }
}
