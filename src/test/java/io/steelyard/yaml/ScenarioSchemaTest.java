package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.scenario.Count;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Rate;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import io.steelyard.scenario.kubernetes.Quantity;
import io.steelyard.yaml.ReferenceText.Occurrence;
import io.steelyard.yaml.Tree.Scalar;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScenarioSchemaTest {
    private static final Path GOLDEN = Path.of("scenarios", "scenario.schema.json");
    private static final SchemaValidator VALIDATOR = new SchemaValidator(json(Steelyard.schema()));
    private static final ReferenceText REFERENCE = new ReferenceText();

    @Test
    void theFileBesideTheScenariosIsTheCodes() throws IOException {
        assertEquals(
                Steelyard.schema(), Files.readString(GOLDEN), "write it anew: java -jar sim.jar schema > " + GOLDEN);
    }

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN.getParent())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void acceptsWhatIsShippedAndItsCanonicalText(Path file) throws IOException {
        String text = Files.readString(file);

        assertEquals(List.of(), violations(text));
        assertEquals(List.of(), violations(ScenarioWriter.text(Steelyard.load(file))));
        assertTrue(text.startsWith("# yaml-language-server: $schema=scenario.schema.json\n"), "first line");
    }

    @ParameterizedTest
    @MethodSource("io.steelyard.yaml.ManyScenarios#texts")
    void acceptsWhatTheReaderAccepts(String text) {
        assertEquals(List.of(), violations(text));
    }

    @Test
    void acceptsWholeObjectsAndFreeKeys() {
        assertEquals(List.of(), violations("""
                x-anything: [1, {a: b}]
                duration: 1h
                clients: {open: 5, lifetime: never}
                deployment:
                  apiVersion: apps/v1
                  kind: Deployment
                  metadata: {name: x}
                  spec: {replicas: 2, selector: {}, template: {metadata: {}, spec: {containers: null}}}
                  status: {}
                balancers: [random, round-robin: , {least-request: {label: two}}]
                """));
    }

    @Test
    void completesCommonPartsFromVariants() {
        assertEquals(List.of(), violations("""
                duration: 1h
                clients: {open: 5}
                deployment: {}
                compare:
                  brief: {clients: {lifetime: {exponential: 1m}}, balancer: random}
                  long: {clients: {lifetime: {exponential: {mean: 1h}}}, balancer: random, events: null}
                """));
    }

    @Test
    void refusesEveryMisspeltKey() {
        List<String> accepted = new ArrayList<>();
        for (Occurrence key : REFERENCE.occurrences()) {
            Edits edits = new Edits();
            edits.replace(key.place(), key.key(), key.key() + "Q");
            if (violations(REFERENCE.with(edits)).isEmpty()) {
                accepted.add(key.place().path());
            }
        }

        assertEquals(List.of(), accepted);
    }

    @Test
    void refusesListsInPlaceOfScalars() {
        List<String> accepted = new ArrayList<>();
        for (Occurrence key : REFERENCE.occurrences()) {
            if (key.entry().value() instanceof Scalar scalar && scalar.plain()) {
                Edits edits = new Edits();
                edits.replace(scalar.place(), scalar.text(), "[[]]");
                if (violations(REFERENCE.with(edits)).isEmpty()) {
                    accepted.add(key.place().path());
                }
            }
        }

        assertEquals(List.of(), accepted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway: {mode: udp}",
                "seed: many",
                "replications: 1.5",
                "duration: 5400",
                "duration: 5 m",
                "events: [{crash: {at: 5m}, rollout: {at: 5m}}]",
                "events: [{loseZone: {at: 5m}}]",
                "events: [{}]",
                "workload: {drain: slowly}",
                "workload: {drain: {rate: 5/w}}",
                "workload: {cpu: {base: 5 cores}}",
                "clients: {open: -1, lifetime: never}",
                "clients: {open: 5}",
                "clients: {open: 5, lifetime: {of: session}}",
                "clients: {open: 5, lifetime: {never: {}, gamma: {shape: 1, mean: 1m}}}",
                "clients: {open: 5, lifetime: nevr}",
                "clients: {open: 5, lifetime: {preset: nobody}}",
                "clients: {open: 5, lifetime: never, reconnect: {listed: {delays: [1s], jitter: 200%}}}",
                "balancers: [{istio: {connectionPool: {}}}]",
                "balancers: [random: {choiceCount: 2}]",
                "balancers: [{random: {}, jump: {}}]",
                "balancers: []",
                "balancer: random",
                "statefulSet: {}",
                "columns: storm.lost",
                "columns: [storm.lots]",
                "columns: [storm.lost, storm.lost]",
                "objectives: [{imbalance.maxOverMean: {}}]",
                "objectives: [{imbalance.maxOverMean: {below: 1, above: 2}}]",
                "objectives: [{imbalance.maxOverMean: {below: 1s}}]",
                "objectives: [{storm.peakAttempts: {below: 1, quantile: p99}}]",
                "objectives: [{imbalance.maxOverMean: {below: 1, quantile: p100}}]",
                "objectives: [{imbalance: {below: 1}}]"
            })
    void refusesWhatTheReaderRefuses(String change) {
        String key = change.substring(0, change.indexOf(':'));
        StringBuilder text = new StringBuilder(change).append('\n');
        Map.of(
                        "duration", "duration: 1h\n",
                        "clients", "clients: {open: 5, lifetime: never}\n",
                        "deployment", "deployment: {}\n",
                        "balancers", "balancers: [random]\n")
                .forEach((other, line) -> text.append(other.equals(key) ? "" : line));

        assertFalse(violations(text.toString()).isEmpty());
        assertFalse(isRead(text.toString()));
    }

    /** A text that a pattern refuses must be refused by the code, and the other way round, unless its range is wrong. */
    @Test
    void patternsSayWhatTheCodeReads() {
        List<String> texts = List.of(
                "5s", "250ms", "1h30m", "1.5h", "1d", "PT30S", "5", "5 s", "s", "-5s", "5w", "1s1", "40/s", "2k/s",
                "0.5/d", "3/m", "40", "/s", "-1/s", "1/w", "20k", "1.5M", "2G", "1,5", "20K", "25%", "0.5%", "100%",
                "101%", "%", "100m", "1Ki", "1e3", "1.", ".5", "-1m", "1kk", "1 k", "ten", "");
        for (Class<?> type :
                List.of(Duration.class, Rate.class, Count.class, Fraction.class, Quantity.class, IntOrPercent.class)) {
            SchemaValidator validator = new SchemaValidator(ScalarSchemas.of(type));
            for (String text : texts) {
                Scalar scalar = new Scalar(Place.whole("test"), text, true);
                if (type != Quantity.class && scalar.isNumber() && !text.matches("[0-9]+")) {
                    continue; // JSON has one spelling of a number only
                }
                assertEquals(
                        isScalar(scalar, type),
                        validator.violations(JsonText.tree(scalar)).isEmpty(),
                        type.getSimpleName() + " " + text);
            }
        }
    }

    private static boolean isScalar(Scalar scalar, Class<?> type) {
        try {
            Scalars.read(scalar, type);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isRead(String text) {
        try {
            Steelyard.parse(text);
            return true;
        } catch (ScenarioException e) {
            return false;
        }
    }

    private static List<String> violations(String yaml) {
        return VALIDATOR.violations(json(yaml));
    }

    /** YAML 1.2 holds JSON. */
    private static Object json(String text) {
        Object tree =
                JsonText.tree(TreeLoader.load(text, "test", new Findings()).orElseThrow());
        return tree == null ? BigDecimal.ZERO : tree;
    }
}
