package io.steelyard.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Results;
import io.steelyard.Steelyard;
import io.steelyard.kube.scaler.MetricRequest;
import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.BalanceMetrics;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README.md shows is code that runs. */
class ReadmeTest {
    private static final Path HERE = Path.of("src/test/java/io/steelyard/readme");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void aFewLinesRunAComparison() {
        // README 1
        Scenario scenario = Steelyard.load(Path.of("scenarios/scale-out.yaml"));
        ExperimentResult result = Experiment.of(scenario)
                .only("round-robin", "least-conn")
                .replications(3)
                .run();
        double[] imbalance = result.variants().get(0).values(0, BalanceMetrics.MAX_OVER_MEAN);
        Results results = Results.of(result);
        // README end
        assertEquals(3, imbalance.length);
        assertTrue(results.toString().contains("least-conn"));
    }

    @Test
    void aSelectorOfOnesOwnIsComparedOnTheSameClients() {
        Scenario scenario = Steelyard.load(Path.of("scenarios/scale-out.yaml"));
        // README 2
        ExperimentResult result = Experiment.of(scenario)
                .add("newest", random -> new Newest())
                .only("round-robin", "newest")
                .replications(3)
                .run();
        // README end
        // New pods fill before they take their turns, so balance comes about earlier than by turns alone.
        double[] turns = result.variants().get(0).values(1, BalanceMetrics.TIME_TO_BALANCE);
        double[] newest = result.variants().get(1).values(1, BalanceMetrics.TIME_TO_BALANCE);
        for (int replication = 0; replication < 3; replication++) {
            assertTrue(newest[replication] < turns[replication], "replication " + replication);
        }
    }

    @Test
    void anAutoscalerOfOnesOwnIsComparedOnTheSameClients() {
        Scenario scenario = Steelyard.parse("""
                duration: 5m
                replications: 1
                clients: {open: 6000, lifetime: never, affinity: {zipf: {keys: 1}}, reconnect: immediate}
                deployment: {replicas: 10}
                autoscaler:
                  maxReplicas: 20
                  metrics:
                    - {type: Pods, pods: {metric: {name: open}, target: {type: AverageValue, averageValue: 600}}}
                metrics: {open: {is: openConnections}}
                balancer: ring-hash
                """);
        // README 3
        ExperimentResult result = Experiment.of(scenario)
                .addAutoscaler(
                        "no averages",
                        List.of(new MetricRequest("open", MetricSourceType.Pods)),
                        () -> new HottestPod(1_000))
                .run();
        // README end
        assertEquals(10, result.variants().get(0).values(0, AutoscalerMetrics.REPLICAS_MAX)[0]);
        // At 15 s, 30 s, ..., 285 s.
        assertEquals(29, result.variants().get(1).values(0, AutoscalerMetrics.REPLICAS_MAX)[0]);
        assertThrows(
                IllegalArgumentException.class,
                () -> Experiment.of(scenario).addAutoscaler("scheduled", List.of(), () -> new HottestPod(1)));
    }

    @Test
    void theScreenShownIsWhatTheMainJobPrints() throws IOException {
        Scenario scenario = Steelyard.load(Path.of("scenarios/burst.yaml"));
        String screen = Results.of(Experiment.of(scenario).run()).toString();
        assertTrue(Files.readString(Path.of("README.md")).contains("It prints\n\n```\n" + screen + "```\n"), screen);
    }

    @Test
    void theReadmeShowsThisCode() throws IOException {
        String test = Files.readString(HERE.resolve("ReadmeTest.java"));
        String selector = Files.readString(HERE.resolve("Newest.java"));
        List<String> shown = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1).strip())
                .toList();
        assertEquals(
                List.of(
                        part(test, 1),
                        selector.substring(selector.indexOf("public final class"))
                                .strip(),
                        part(test, 2),
                        part(test, 3)),
                shown);
    }

    private static String part(String source, int number) {
        Matcher part = Pattern.compile("// README " + number + "\n(.*?)\n *// README end", Pattern.DOTALL)
                .matcher(source);
        assertTrue(part.find());
        return part.group(1).stripIndent().strip();
    }
}
