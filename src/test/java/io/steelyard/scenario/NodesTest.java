package io.steelyard.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.yaml.ScenarioException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodesTest {
    private static String yaml(String more) {
        return "duration: 1h\nclients: {open: 1, lifetime: never}\nbalancer: random\n"
                + more.replace("; ", "\n").replace("DEPLOYMENT", "deployment: {}") + "\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DEPLOYMENT; nodes: {pools: []} | nodes.pools: must not be empty",
                "DEPLOYMENT; nodes: {pools: [{name: a}, {name: a}]} | nodes.pools: must have distinct names",
                "DEPLOYMENT; nodes: {pools: [{name: A}]} | nodes.pools[0].name: must be lower-case letters, digits and hyphens"
                        + " but is A",
                "DEPLOYMENT; nodes: {pools: [{name: a, zones: [x, x]}]} | nodes.pools[0].zones: must name each zone once but is"
                        + " [x, x]",
                "DEPLOYMENT; nodes: {pools: [{name: a, max: 3}]} | nodes.pools: must not have min or max without an autoscaler,"
                        + " but a has",
                "DEPLOYMENT; nodes: {pools: [{name: a, count: 4, max: 3}], autoscaler: karpenter} | nodes.pools[0].max: must be at"
                        + " least 4 but is 3",
                "DEPLOYMENT; nodes: {pools: [{name: a, capacity: {cpu: 0}}]} | nodes.pools[0].capacity.cpu: must be above 0 but is"
                        + " 0",
                "DEPLOYMENT; workload: {imagePull: {}} | workload: must not have imagePull without nodes: every image is there",
                "deployment: {template: {spec: {affinity: {}}}} | nodes must be given where the pods have affinity: without them"
                        + " there is one, on which pods cannot keep apart",
                "DEPLOYMENT; nodes: {pools: [{name: a}]}; events: [{loseNode: {at: 1m, node: a-1}}] | events: must name a node of"
                        + " a pool, such as a-0, but one names a-1",
                "DEPLOYMENT; nodes: {pools: [{name: a}]}; events: [{loseZone: {at: 1m, zone: b}}] | events: must name a zone of a"
                        + " pool, such as a, but one names b",
                "DEPLOYMENT; podDisruptionBudget: {} | podDisruptionBudget: minAvailable or maxUnavailable must be given, one of"
                        + " them",
                "DEPLOYMENT; podDisruptionBudget: {minAvailable: 101%} | podDisruptionBudget.minAvailable: must be at most 100%"
                        + " but is 101%"
            })
    void isRefused(String more, String message) {
        ScenarioException refused = assertThrows(ScenarioException.class, () -> Steelyard.parse(yaml(more)));
        assertEquals(1, refused.problems().size(), String.valueOf(refused.getMessage()));
        assertTrue(
                String.valueOf(refused.getMessage()).endsWith(": " + message),
                () -> refused.getMessage() + " instead of " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DEPLOYMENT; podDisruptionBudget: {minAvailable: 1} | podDisruptionBudget: has no effect: nobody asks for an"
                        + " eviction",
                "DEPLOYMENT; podDisruptionBudget: {minAvailable: 1}; events: [{evict: {at: 1m}}] | ''",
                "DEPLOYMENT; podDisruptionBudget: {minAvailable: 1}; nodes: {pools: [{name: a}], autoscaler: karpenter} | ''",
                "statefulSet: {template: {spec: {tolerations: [{operator: Exists}]}}} | statefulSet.template.spec.tolerations:"
                        + " has no effect: there are no nodes that could be lost",
                "deployment: {template: {spec: {topologySpreadConstraints: []}}} |"
                        + " deployment.template.spec.topologySpreadConstraints: has no effect: there are no nodes to spread"
                        + " over",
                "deployment: {template: {spec: {topologySpreadConstraints: []}}}; nodes: {pools: [{name: a}]} | ''"
            })
    void whatHasNoEffectIsNoted(String more, String note) {
        List<String> notes =
                Steelyard.reader().read(yaml(more), "s.yaml", List.of()).notes();
        assertEquals(
                note.isEmpty() ? List.of() : List.of(note),
                notes.stream()
                        .map(one -> one.replaceFirst("s.yaml: line [0-9]+, column [0-9]+: ", ""))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a-0 | true",
                "a-1 | true",
                "a-2 | false",
                "b-0 | false",
                "a-00 | false",
                "a- | false",
                "a | false",
                "x-y-0 | true",
                "x-0 | false"
            })
    void knowsWhichNodesThereMayBe(String node, boolean may) {
        String pools = "DEPLOYMENT; nodes: {pools: [{name: a, count: 2}, {name: x-y}]";
        Nodes fixed = Steelyard.parse(yaml(pools + "}")).baselineSetup().nodes().orElseThrow();
        assertEquals(may, fixed.mayHave(node));
        Nodes growing = Steelyard.parse(yaml(pools + ", autoscaler: karpenter}"))
                .baselineSetup()
                .nodes()
                .orElseThrow();
        assertEquals(may || node.equals("a-2"), growing.mayHave(node));
    }
}
