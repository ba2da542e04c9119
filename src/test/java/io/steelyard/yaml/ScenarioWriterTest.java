package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.scenario.AdmissionControl;
import io.steelyard.scenario.Frontend;
import io.steelyard.scenario.Nodes;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Workload;
import io.steelyard.scenario.kubernetes.DeploymentStrategy;
import io.steelyard.scenario.kubernetes.MetricSpec;
import io.steelyard.scenario.kubernetes.MetricTarget;
import io.steelyard.scenario.kubernetes.StatefulSetUpdateStrategy;
import io.steelyard.select.envoy.Envoy;
import io.steelyard.select.envoy.Istio;
import io.steelyard.select.envoy.config.RetryPolicy;
import io.steelyard.select.envoy.istio.ConsistentHashLB;
import io.steelyard.select.envoy.istio.HTTPRoute;
import io.steelyard.select.envoy.istio.Subset;
import io.steelyard.yaml.RecordShape.Component;
import io.steelyard.yaml.ReferenceText.Occurrence;
import io.steelyard.yaml.Tree.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The canonical text of a scenario and its hash. */
final class ScenarioWriterTest {
    private static final String SCENARIO = """
            name: small
            duration: 60s
            clients:
              arrivals: [{poisson: {rate: 120/m}}]
              lifetime: {exponential: {mean: 90s}}
              reconnect: {fixed: {delay: 1s}}
            deployment: {replicas: 3, strategy: {rollingUpdate: {maxSurge: 25%}}}
            workload: {memory: {perConnection: 40Ki}, cpu: {perConnection: 100m}}
            balancers: [least-request, random]
            events: [{leave: {at: 30s, clients: 20k}}]
            """;

    private static final List<String> TEXTS = List.of(
            "random",
            "hdr(other)",
            "map-based",
            "$other",
            "other",
            "\"1.33\"",
            "memory",
            "half-hour",
            "omi",
            "phoenix",
            "p50",
            "ws_handshakes",
            "workers-3",
            "c",
            "kubernetes.io/hostname",
            "topology.kubernetes.io/zone");
    private static final Set<String> FIXED_BY_OTHER_KEYS = new TreeSet<>(List.of(
            Shapes.id(AdmissionControl.class, "preset"),
            Shapes.id(Frontend.class, "preset"),
            Shapes.id(Workload.DeletionCost.class, "of"),
            Shapes.id(DeploymentStrategy.class, "type"),
            Shapes.id(MetricSpec.class, "type"),
            Shapes.id(MetricTarget.class, "type"),
            Shapes.id(Nodes.Pool.class, "name"),
            Shapes.id(StatefulSetUpdateStrategy.class, "type"),
            Shapes.id(Envoy.Config.class, "lb_policy"),
            Shapes.id(Istio.Config.class, "mode"),
            Shapes.id(Istio.Config.class, "version"),
            Shapes.id(RetryPolicy.RetryHostPredicate.class, "name"),
            Shapes.id(ConsistentHashLB.class, "useSourceIp"),
            Shapes.id(HTTPRoute.Destination.class, "subset"),
            Shapes.id(Subset.class, "name")));

    @Test
    void everyKeyStandsInItsLongFormWithTheValueInEffect() {
        String text = ScenarioWriter.text(Steelyard.parse(SCENARIO));

        assertTrue(text.startsWith("""
                name: small
                description: ""
                seed: 1
                duration: 1m
                replications: 10
                clients:
                  arrivals:
                    - poisson:
                        rate: 2/s
                  lifetime:
                    exponential:
                      mean: 1m30s
                    of: session
                  affinity:
                    perClient: {}
                  reconnect:
                    fixed:
                      delay: 1s
                      spread: 0s
                  honour: 100%
                  closeCodes: ignored
                  ping:
                    interval: 25s
                    timeout: 20s
                  handshake:
                    requests: 1
                    samePod: true
                    timeout: 20s
                  start: settled
                  settle: 5
                """), text);
        assertTrue(text.contains("""
                workload:
                  startup:
                    deterministic:
                      value: 0s
                  warmUp:
                    deterministic:
                      value: 0s
                  drain:
                    atOnce: {}
                  cpu:
                    base: 0
                    perConnection: 0.1
                    perHandshake: 0
                  memory:
                    base: 0
                    perConnection: 40960
                """), text);
        assertTrue(text.endsWith("""
                compare:
                  baseline: least-request
                  least-request:
                    balancer:
                      least-request:
                        choiceCount: 2
                        withReplacement: true
                        activeRequestBias: 1
                        selectionMethod: nChoices
                        label: least-request
                  random:
                    balancer:
                      random:
                        label: random
                columns: []
                objectives: []
                """), text);
    }

    @ParameterizedTest
    @MethodSource("io.steelyard.yaml.ManyScenarios#texts")
    void readsBackAsTheSameScenarioAndText(String text) {
        assertReadsBack(Steelyard.parse(text));
    }

    @ParameterizedTest
    @MethodSource("io.steelyard.yaml.ScenarioSchemaTest#scenarios")
    void shippedScenariosReadBack(Path file) {
        assertReadsBack(Steelyard.load(file));
    }

    private static void assertReadsBack(Scenario scenario) {
        String text = ScenarioWriter.text(scenario);
        Scenario again = Steelyard.parse(text);

        assertEquals(scenario, again);
        assertEquals(text, ScenarioWriter.text(again));
    }

    /** The texts of the round trips leave no record and no alternative out. */
    @Test
    void theRoundTripsUseEveryKey() {
        Set<String> used = new TreeSet<>();
        Vocabulary vocabulary = io.steelyard.Vocabularies.ofClassPath();
        ManyScenarios.texts()
                .forEach(text -> TreeLoader.load(ScenarioWriter.text(Steelyard.parse(text)), "text", new Findings())
                        .ifPresent(tree -> new KeyWalk(
                                        vocabulary, (owner, key, entry) -> used.add(Shapes.id(owner, key)))
                                .file((Tree.Keys) tree)));
        Set<String> missing = new TreeSet<>(new Shapes(vocabulary).keys());
        missing.removeAll(used);

        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20k                                | 20000
            20k                                | 0.02M
            duration: 60s                      | duration: 1m
            duration: 60s                      | duration: PT1M
            duration: 60s                      | 'duration: "60s"'
            120/m                              | 2/s
            120/m                              | 7200/h
            {poisson: {rate: 120/m}}           | poisson: 120/m
            lifetime: {exponential: {mean: 90s}} | 'lifetime: {of: session, exponential: 1.5m}'
            reconnect: {fixed: {delay: 1s}}    | reconnect: {fixed: 1000ms}
            40Ki                               | 40960
            100m                               | 0.1
            100m                               | '"100m"'
            deployment: {replicas: 3,          | deployment: {minReadySeconds: 0, replicas: 3,
            name: small                        | 'name: small # with a comment'
            name: small                        | 'seed: 1\nname: small'
            least-request, random              | 'least-request: {choiceCount: 2}, random'
            balancers: [least-request, random] | 'compare: {least-request: {balancer: least-request}, random: {balancer: random}}'
            balancers: [least-request, random] | 'balancer: random\ncompare: {least-request: {balancer: least-request}, random: }'
            25%                                | '"25%"'
            """)
    void anotherSpellingHasTheSameHash(String spelling, String other) {
        String respelt = SCENARIO.replace(spelling, other.replace("\\n", "\n"));

        assertNotEquals(SCENARIO, respelt);
        assertEquals(ScenarioHash.of(Steelyard.parse(SCENARIO)), ScenarioHash.of(Steelyard.parse(respelt)));
    }

    @Test
    void namesAndStrategyAreInTheHash() {
        String compare = SCENARIO.replace("balancers: [least-request, random]", """
                compare:
                  baseline: a
                  a: {balancer: random}
                  b: {balancer: random}""");

        assertNotEquals(hash(compare), hash(compare.replace("baseline: a", "baseline: b")));
        assertNotEquals(hash(compare), hash(compare.replace("  b: {", "  c: {")));
        assertNotEquals(hash(SCENARIO), hash(SCENARIO.replace("{rollingUpdate: {maxSurge: 25%}}", "{type: Recreate}")));
    }

    @Test
    void orderOfMetricsDoesNotMatterButOrderOfVariantsDoes() {
        String metrics = SCENARIO + "metrics: {a: {is: cpu}, b: {is: memory}}\n";
        String turned = SCENARIO + "metrics: {b: {is: memory}, a: {is: cpu}}\n";
        String variants = SCENARIO.replace("least-request, random", "random, least-request");

        assertEquals(hash(metrics), hash(turned));
        assertNotEquals(hash(SCENARIO), hash(variants));
    }

    @Test
    void columnsAndTheirOrderAreInTheHash() {
        String some = SCENARIO + "columns: [storm.lost, storm.attempts]\n";

        assertTrue(ScenarioWriter.text(Steelyard.parse(some)).endsWith("""
                columns:
                  - storm.lost
                  - storm.attempts
                objectives: []
                """));
        assertNotEquals(hash(SCENARIO), hash(some));
        assertNotEquals(hash(some), hash(SCENARIO + "columns: [storm.attempts, storm.lost]\n"));
        assertEquals(hash(SCENARIO), hash(SCENARIO + "columns: []\n"));
    }

    @Test
    void hashIsTheBeginningOfTheDigest() {
        assertEquals("294c10df", hash(SCENARIO));
    }

    /** Each scalar of the reference is changed to another value, beside no more variants than needed. */
    @Test
    void anyChangedValueChangesTheHash() {
        ReferenceText reference = new ReferenceText();
        Map<String, String> before = new LinkedHashMap<>();
        List<String> same = new ArrayList<>();
        Set<String> changed = new LinkedHashSet<>();
        Set<String> tried = new TreeSet<>();
        for (Occurrence key : reference.occurrences()) {
            Optional<Component> component = component(key);
            if (key.owner() == Scenario.class
                    || component.isEmpty()
                    || !(key.entry().value() instanceof Scalar scalar)
                    || scalar.isNull()) {
                continue;
            }
            tried.add(key.id());
            String variant = variant(key.place().path());
            String unchanged = before.computeIfAbsent(variant, name -> hash(alone(name, reference.text())));
            Optional<String> after = others(
                            scalar, RecordShape.raw(component.get().type()))
                    .stream()
                    .map(other -> hashWith(reference, scalar, other, variant))
                    .flatMap(Optional::stream)
                    .findFirst();
            after.ifPresent(hash -> changed.add(key.id()));
            if (after.filter(unchanged::equals).isPresent()) {
                same.add(key.place().path());
            }
        }
        tried.removeAll(changed);

        assertEquals(List.of(), same);
        assertEquals(FIXED_BY_OTHER_KEYS, tried);
    }

    private static String variant(String path) {
        String[] steps = path.split("\\.", -1);
        return steps[0].equals("compare") ? steps[1] : "least-conn";
    }

    /** The reference without any variant but the baseline and one more; each begins at a line of its own. */
    private static String alone(String variant, String text) {
        int compare = text.indexOf("\ncompare:");
        int end = text.indexOf("\nobjectives:");
        String variants = text.substring(compare, end);
        String kept = Pattern.compile("\n  (?! )(?!baseline|" + Pattern.quote(variant)
                        + ":|least-conn:)[^\n]*(\n   [^\n]*|\n(?=\n))*")
                .matcher(variants)
                .replaceAll("");
        return text.substring(0, compare) + kept + text.substring(end);
    }

    private static Optional<Component> component(Occurrence key) {
        return key.owner().isRecord()
                ? RecordShape.of(key.owner()).components().stream()
                        .filter(component -> component.key().equals(key.key()) && !component.inline())
                        .findFirst()
                : Optional.empty();
    }

    private static List<String> others(Scalar scalar, Class<?> type) {
        if (type.isEnum()) {
            return EnumNames.all(type).stream()
                    .filter(name -> !name.equals(scalar.text()))
                    .toList();
        }
        return switch (type.getSimpleName()) {
            case "boolean" -> List.of(scalar.text().equals("true") ? "false" : "true");
            case "Duration" -> List.of("7s", "7m", "9m", "21m", "26m", "28m", "32m", "36m", "38m", "41m");
            case "Rate" -> List.of("7/s");
            case "Fraction" -> List.of("7%", "1%");
            case "IntOrPercent" -> List.of("7");
            case "String" ->
                scalar.text().equals("memory")
                        ? List.of("cpu")
                        : TEXTS.stream()
                                .filter(text -> !text.equals(scalar.text()))
                                .toList();
            case "Affinity" -> List.of("{zipf: {keys: 7}}");
            case "Reconnect" -> List.of("immediate");
            case "Drain" -> List.of("idle");
            case "Spec" -> List.of("jump");
            default -> List.of("7", "1013", "1", "8388607");
        };
    }

    private static Optional<String> hashWith(ReferenceText reference, Scalar scalar, String other, String variant) {
        Edits edits = new Edits();
        edits.replace(scalar.place(), scalar.plain() ? scalar.text() : "\"" + scalar.text() + "\"", other);
        try {
            return Optional.of(hash(alone(variant, reference.with(edits))));
        } catch (ScenarioException e) {
            return Optional.empty();
        }
    }

    private static String hash(String text) {
        return ScenarioHash.of(Steelyard.parse(text));
    }
}
