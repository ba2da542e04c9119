package io.steelyard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.kube.scaler.AutoscalerRegistry;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.scenario.KeyNames;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.select.SelectorRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final String SMALL = """
            duration: 2m
            replications: 2
            clients: {open: 40, lifetime: {exponential: 1m}, reconnect: immediate}
            deployment: {replicas: 4}
            balancers: [random, least-conn]
            events: [{crash: 1m}]
            """;

    @TempDir
    private Path folder;

    private Path scenario;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeScenario() throws IOException {
        scenario = folder.resolve("small.yaml");
        Files.writeString(scenario, SMALL.replace("{crash: 1m}", "{crash: {at: 1m}}"));
    }

    private int run(Object... arguments) {
        String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        Terminal.Look look = new Terminal.Look(false, false, 100);
        return Main.run(texts, new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), look));
    }

    private Path results() {
        return folder.resolve("out");
    }

    private List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void runIsTheVerbWhereNoneIsNamed() throws IOException {
        assertEquals(ExitCode.DONE, run(scenario, "--out", results(), "--no-charts"), err::toString);
        assertTrue(out.toString().startsWith("small · 4 pods"), out.toString());
        assertEquals("results are in " + results() + "\n", err.toString());
        assertEquals(
                List.of("README.md", "decisions.csv", "pods.csv", "series.csv", "summary.csv", "summary.json"),
                names(results()));
    }

    @Test
    void whatIsPrintedIsWhatIsWritten() throws IOException {
        assertEquals(0, run("run", scenario, "--out", results(), "--no-charts", "--format", "json", "-q"));
        assertEquals(Files.readString(results().resolve("summary.json")), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, run("run", scenario, "--out", results(), "--no-charts", "--format", "csv", "-q"));
        assertEquals(Files.readString(results().resolve("summary.csv")), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, run("run", scenario, "--out", results(), "--no-charts", "--format", "markdown", "-q"));
        assertTrue(Files.readString(results().resolve("README.md"))
                .contains(out.toString().strip()));
        assertEquals("", err.toString());
    }

    @Test
    void anotherSeedGivesOtherDataAndThreadsDoNot() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Path other = folder.resolve("other");
        run(scenario, "--out", one, "--no-charts", "--threads", "1");
        run(scenario, "--out", two, "--no-charts", "--threads", "2");
        run(scenario, "--out", other, "--no-charts", "--seed", "2");
        assertEquals(Files.readString(one.resolve("summary.json")), Files.readString(two.resolve("summary.json")));
        assertFalse(Files.readString(one.resolve("series.csv")).equals(Files.readString(other.resolve("series.csv"))));
    }

    @Test
    void onlySetAndReplicationsChangeWhatIsRun() {
        assertEquals(
                0,
                run(
                        scenario,
                        "--out",
                        results(),
                        "--no-charts",
                        "--only",
                        "least-conn",
                        "--replications",
                        "3",
                        "--set",
                        "deployment.replicas=5"),
                err::toString);
        assertTrue(out.toString().startsWith("small · 5 pods"), out.toString());
        assertTrue(out.toString().contains("3 replications"), out.toString());
        assertFalse(out.toString().contains("random"), out.toString());
    }

    @Test
    void aMissedObjectiveOfTheBaselineIsTheExitCodeOne() throws IOException {
        Files.writeString(scenario, Files.readString(scenario) + "objectives: [{storm.lost: {below: 1}}]\n");
        assertEquals(ExitCode.MISSED, run(scenario, "--out", results(), "--no-charts"));
    }

    @Test
    void checkRunsNothing() throws IOException {
        assertEquals(0, run("check", scenario));
        assertTrue(out.toString().contains("40 open at the start, 10 a pod"), out.toString());
        assertEquals(List.of("small.yaml"), names(folder));
    }

    private void refused(String message) {
        assertEquals("", out.toString());
        assertTrue(err.toString().contains(message), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void everyErrorOfAFileIsALine() throws IOException {
        Files.writeString(scenario, SMALL.replace("replicas", "replica").replace("lifetime", "lifetme"));
        assertEquals(ExitCode.BAD_INPUT, run(scenario, "--out", results()));
        refused("`replica`");
        refused("`lifetme`");
        assertTrue(err.toString().lines().allMatch(line -> line.startsWith(scenario.toString())), err.toString());
        assertFalse(Files.exists(results()));
    }

    @Test
    void whatIsNoScenarioIsRefusedInOneLine() throws IOException {
        Files.write(scenario, new byte[] {(byte) 0xca, (byte) 0xfe, 0, 1, 2});
        assertEquals(ExitCode.BAD_INPUT, run(scenario));
        refused("is not text in UTF-8");
        Files.writeString(scenario, "");
        assertEquals(ExitCode.BAD_INPUT, run(scenario));
        refused("is empty");
        assertEquals(ExitCode.BAD_INPUT, run(folder.resolve("smal.yaml")));
        refused("there is no such file; did you mean `small.yaml`?");
        assertEquals(ExitCode.BAD_INPUT, run(folder));
        refused("is a directory");
        assertEquals(4, err.toString().lines().count());
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedInOneLineAndLosesNothing() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "mine");
        assertEquals(ExitCode.BAD_INPUT, run(scenario, "--out", file, "-q"));
        assertEquals(ExitCode.BAD_INPUT, run(scenario, "--out", file.resolve("below"), "-q"));
        assertEquals(2, err.toString().lines().count(), err.toString());
        refused("file");
        assertEquals("mine", Files.readString(file));
        Path full = folder.resolve("full");
        Files.createDirectories(full);
        Files.writeString(full.resolve("thesis.txt"), "mine");
        assertEquals(ExitCode.BAD_INPUT, run(scenario, "--out", full, "-q"));
        assertEquals(List.of("thesis.txt"), names(full));
        assertEquals(List.of("file", "full", "small.yaml"), names(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff", "report", "lint", "import", "advise", "sweep", "fit", "serve"})
    void aVerbThatIsNotBuiltIsRefusedByName(String verb) {
        assertEquals(ExitCode.BAD_INPUT, run(verb, "x"));
        refused("the verb `" + verb + "` is not built yet");
    }

    @Test
    void optionsAreRefusedWithTheNearestOne() {
        assertEquals(ExitCode.BAD_INPUT, run(scenario, "--sed", "3"));
        refused("--seed");
        assertEquals(ExitCode.BAD_INPUT, run(scenario, "--replications", "many"));
        refused("many");
        assertEquals(ExitCode.BAD_INPUT, run(scenario, "--replications", "0"));
        refused("replications");
        assertEquals(ExitCode.BAD_INPUT, run(scenario, "--threads", "0"));
        refused("--threads must be at least 1 but is 0");
        assertEquals(ExitCode.BAD_INPUT, run(scenario, "--only", "randm"));
        refused("no variant is called randm; there are random, least-conn");
        assertEquals(ExitCode.BAD_INPUT, run());
        refused("name a scenario");
    }

    @Test
    void aSettingThatTheControlPlaneRefusesIsBadInput() {
        int code = run(
                scenario,
                "--set",
                "autoscaler={minReplicas: 0, maxReplicas: 9, metrics: [{type: External, external: {metric: {name: m},"
                        + " target: {type: AverageValue, averageValue: 10}}}]}",
                "--set",
                "metrics={m: {is: openConnections}}");
        assertEquals(ExitCode.BAD_INPUT, code);
        refused("minReplicas 0 is off by default before Kubernetes 1.37");
    }

    @Test
    void listNamesWhateverThereIs() {
        assertEquals(0, run("list"));
        List<String> names = new ArrayList<>();
        SelectorRegistry.all().forEach(provider -> names.add(provider.name()));
        AutoscalerRegistry.all().forEach(provider -> names.add(provider.name()));
        MetricCatalog.all().forEach(metric -> names.add(metric.id()));
        for (String name : names) {
            assertTrue(out.toString().contains("  " + name + " "), name);
        }
    }

    @Test
    void everyLawAndEventHasItsPhrase() {
        assertEquals(keys(ScenarioEvent.class), new TreeSet<>(Phrases.EVENTS.keySet()));
        Set<String> laws = keys(Law.class);
        laws.remove("preset");
        assertEquals(laws, new TreeSet<>(Phrases.LAWS.keySet()));
    }

    private static Set<String> keys(Class<?> sealed) {
        TreeSet<String> keys = new TreeSet<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            keys.add(KeyNames.of(permitted));
        }
        return keys;
    }

    @Test
    void theProgressLineTellsHowFarItIs() {
        long[] nanos = {0};
        StringWriter line = new StringWriter();
        ProgressLine progress = new ProgressLine(new PrintWriter(line), () -> nanos[0]);
        nanos[0] = 1_000_000_000L;
        progress.ended(5, 20);
        assertTrue(line.toString().contains("5 of 20 runs, 5.0 a second, 3 s left"), line.toString());
        byte[] ascii = line.toString().getBytes(StandardCharsets.US_ASCII);
        assertEquals(line.toString().length(), ascii.length);
    }
}
