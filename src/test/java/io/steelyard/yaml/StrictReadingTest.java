package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reader says of wrong scenarios, word for word. */
final class StrictReadingTest {
    private static final List<String> VALID = List.of(
            "duration: 1h", "clients: {open: 50, lifetime: never}", "deployment: {replicas: 3}", "balancers: [random]");

    /** The changes of refusals.txt, each with its messages. */
    static Stream<Arguments> refusals() throws IOException {
        String top = String.join(", ", ScenarioReader.topLevelKeys());
        List<Arguments> cases = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src", "test", "resources", "yaml", "refusals.txt"))) {
            if (line.startsWith("    ")) {
                messages.add(line.substring(4).replace("{top}", top));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                messages = new ArrayList<>();
                cases.add(Arguments.of(line, messages));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusalIsOneLineWithPlacePathFindingAndRule(String change, List<String> messages) {
        String key = change.substring(0, change.indexOf(':') + 1);
        String text = VALID.stream()
                .map(line -> line.startsWith(key) ? change : line)
                .collect(Collectors.joining("\n", "", "\n"));

        assertEquals(messages, Refusals.of(text.contains(change) ? text : text + change + "\n"));
    }

    @Test
    void autoscalersExcludeEachOther() {
        String text = String.join("\n", VALID) + """

                metrics: {ws: {is: openConnections}}
                scaledObject: {triggers: [{type: prometheus, metadata: {query: ws, threshold: 5}}]}
                autoscaler: {maxReplicas: 3}
                workload: {cpu: {}}
                scaler: fixed
                """;

        assertEquals(
                List.of("line 7, column 1: autoscaler: must not stand beside scaledObject: give one of the two"),
                Refusals.of(text.replace("scaler: fixed\n", "")));
        assertEquals(
                List.of("line 8, column 1: scaler: must not stand beside autoscaler: give one of the two"),
                Refusals.of(text.replaceAll("scaledObject: .*\n", "")));
        assertEquals(
                List.of("line 6, column 1: scaledObject: must not stand beside scaler: give one of the two"),
                Refusals.of(text.replace("autoscaler: {maxReplicas: 3}\n", "")));
    }

    @Test
    void aPodHasNoValueOfTheService() {
        String text = String.join("\n", VALID) + """

                metrics: {tries: {is: attempts}}
                autoscaler:
                  maxReplicas: 3
                  metrics: [{type: Pods, pods: {metric: {name: tries}, target: {type: AverageValue, averageValue: 5}}}]
                """;

        assertEquals(
                List.of(
                        "line 8, column 48: autoscaler.metrics[0].pods.metric.name: metric `tries` is attempts, which no pod"
                                + " has a value of: its type must be Object or External"),
                Refusals.of(text));
    }

    @Test
    void allProblemsOfAFileAreToldAtOnceInItsOrder() {
        assertEquals(
                List.of(
                        "line 1, column 1: durtion: unknown key `durtion`; did you mean `duration`? (known: "
                                + String.join(", ", ScenarioReader.topLevelKeys()) + ")",
                        "line 2, column 7: seed: must be a whole number but is `many`",
                        "line 5, column 16: clients.arrivals[0].poisson: a rate must be finite and not negative but is"
                                + " -16/s",
                        "line 6, column 29: clients.lifetime.exponential.meen: unknown key `meen`; did you mean `mean`?"
                                + " (known: mean)",
                        "line 8, column 3: clients.weight: `weight` is not modelled yet",
                        "line 9, column 24: deployment.replicas: must be a whole number but is `8.5`",
                        "line 10, column 12: balancers: must be a list of balancers, such as [round-robin, least-conn],"
                                + " but is `random`",
                        "line 11, column 15: objectives[0].imbalance: unknown metric `imbalance` (`list metrics` prints"
                                + " them)"),
                Refusals.of("""
                        durtion: 1h
                        seed: many
                        clients:
                          arrivals:
                            - poisson: -16/s
                          lifetime: { exponential: {meen: 5m}}
                          open: 5
                          weight: {mixture: []}
                        deployment: {replicas: 8.5}
                        balancers: random
                        objectives: [{imbalance: {below: 1}}]
                        """));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertEquals(
                List.of(
                        "duration: is missing; it must be a duration such as 250ms, 30s, 5m or 2h",
                        "balancers: is missing: list what is compared, e.g. balancers: [round-robin, least-conn], or give"
                                + " compare",
                        "clients: is missing; it must be a mapping"),
                Refusals.of("deployment: {}\n"));
        assertEquals(
                List.of(
                        "line 2, column 1: clients.lifetime: is missing; it must be a mapping",
                        "line 5, column 7: clients.arrivals[0].burst.clients: is missing; it must be a count such as"
                                + " 20000, 20k or 1.5M"),
                Refusals.of("""
                        duration: 1h
                        clients:
                          open: 5
                          arrivals:
                            - burst: {at: 5m}
                        deployment: {}
                        balancers: [random]
                        """.replace("    - burst: {at: 5m}", "    - burst:\n        at: 5m")));
        assertEquals(
                List.of("deployment or statefulSet must be given, one of them"),
                Refusals.of("duration: 1h\nclients: {open: 5, lifetime: never}\nbalancers: [random]\n"));
    }

    @Test
    void aLongListOfProblemsIsCut() {
        String text = String.join("\n", VALID) + "\n"
                + Stream.iterate(1, n -> n + 1)
                        .limit(60)
                        .map(n -> "y" + n + ": 1\n")
                        .collect(Collectors.joining());

        List<String> lines = Refusals.of(text);

        assertEquals(51, lines.size());
        assertEquals("(and 10 more)", lines.get(50));
    }

    @Test
    void freeKeysAtTheTopMayHoldAnchors() {
        String text = """
                x-long: &long {exponential: 1h}
                x-pods: &pods {replicas: 3}
                duration: 1h
                clients: {open: 5, lifetime: *long}
                deployment: *pods
                balancers: [random]
                """;

        assertEquals(
                TestVocabulary.reader()
                        .read(
                                text.replace("*long", "{exponential: 1h}").replace("*pods", "{replicas: 3}"),
                                "a",
                                List.of()),
                TestVocabulary.reader().read(text, "b", List.of()));
        assertEquals(
                List.of("line 5, column 13: deployment.replcas: unknown key `replcas`; did you mean `replicas`? (known:"
                        + " replicas, strategy, minReadySeconds, progressDeadlineSeconds, paused,"
                        + " podReplacementPolicy, template)"),
                Refusals.of(text.replace("&pods {replicas", "&pods {replcas")).stream()
                        .map(line -> line.replace("line 2, column 16", "line 5, column 13"))
                        .toList());
    }

    @Test
    void readingDoesNotDependOnTheMachinesLanguage() {
        Locale before = Locale.getDefault();
        String text = String.join("\n", VALID).replace("50", "1.5k") + "\nname: iii\nobjectives:"
                + " [imbalance.maxOverMean: {quantile: p99.9, below: 1.5}]\n";
        try {
            Locale.setDefault(Locale.ENGLISH);
            var english = TestVocabulary.reader().read(text, "a", List.of());
            List<String> refused = Refusals.of("DURATION: 1H\nTITLE: x\n");
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));

            assertEquals(english, TestVocabulary.reader().read(text, "a", List.of()));
            assertEquals(refused, Refusals.of("DURATION: 1H\nTITLE: x\n"));
            assertEquals(
                    ScenarioHash.of(english.scenario()),
                    ScenarioHash.of(
                            TestVocabulary.reader().read(text, "a", List.of()).scenario()));
        } finally {
            Locale.setDefault(before);
        }
    }
}
