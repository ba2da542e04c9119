package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.observe.RunResult;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Scenario.Variant;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same scenario and seed give the same values: again, on more threads, among other variants, on another JDK. */
class DeterminismTest {
    private static final Path SCENARIO = Path.of("src/test/resources/determinism/scenario.yaml");
    private static final Path EXPECTED = Path.of("src/test/resources/determinism/expected.txt");
    private static final Path ACTUAL = Path.of("target/determinism/expected.txt");

    private static Scenario scenario;
    private static ExperimentResult reference;

    @BeforeAll
    static void runOnce() {
        scenario = Steelyard.load(SCENARIO);
        reference = Experiment.of(scenario).threads(1).run();
    }

    private static void assertSameAsReference(String what, ExperimentResult other) {
        List<String> expected = new ArrayList<>();
        for (Variant variant : other.scenario().variants()) {
            runs(reference, variant.name()).forEach(run -> expected.addAll(ResultText.of(run)));
        }
        ResultText.assertSame(scenario.seed(), what, expected, ResultText.of(other));
    }

    private static List<RunResult> runs(ExperimentResult result, String variant) {
        return result.variants().get(result.indexOf(variant)).runs();
    }

    @Test
    void givesTheSameAgain() {
        assertSameAsReference("run again", Experiment.of(scenario).threads(1).run());
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() {
        assertSameAsReference("2 threads", Experiment.of(scenario).threads(2).run());
        assertSameAsReference("5 threads", Experiment.of(scenario).threads(5).run());
    }

    @Test
    void givesTheSameWhateverTheOrderOfVariants() {
        List<Variant> turned = new ArrayList<>(scenario.variants());
        Collections.reverse(turned);
        Scenario other = scenario.withVariants(turned, scenario.baseline());
        assertSameAsReference(
                "variants reversed", Experiment.of(other).threads(2).run());
    }

    @Test
    void givesTheSameForSomeOfTheVariants() {
        assertSameAsReference(
                "only two variants",
                Experiment.of(scenario).only("jump", "random").threads(2).run());
    }

    @Test
    void givesTheSameForFewerReplications() {
        ExperimentResult first = Experiment.of(scenario).replications(1).run();
        for (Variant variant : scenario.variants()) {
            ResultText.assertSame(
                    scenario.seed(),
                    "one replication instead of two",
                    ResultText.of(runs(reference, variant.name()).get(0)),
                    ResultText.of(runs(first, variant.name()).get(0)));
        }
    }

    @Test
    void givesOtherValuesForAnotherSeedOrReplication() {
        List<RunResult> runs = runs(reference, "random");
        assertNotEquals(
                ResultText.of(runs.get(0)).get(1), ResultText.of(runs.get(1)).get(1));
        Experiment other = Experiment.of(scenario).only("random").seed(1).replications(1);
        assertNotEquals(
                ResultText.of(runs.get(0)).get(1), ResultText.of(other.run()).get(1));
    }

    /**
     * The values of the first replication are those of the file, whichever JDK runs this test: those of the whole run to
     * twelve digits, for the eye, and a digest of all to the last bit. Where the model is changed on purpose, what the test
     * has written under {@code target} is the new file.
     */
    @Test
    void givesTheCommittedValuesOnEveryJdk() throws IOException {
        List<String> actual = new ArrayList<>();
        for (ExperimentResult.VariantRuns variant : reference.variants()) {
            describe(variant.runs().get(0), actual);
        }
        Files.createDirectories(ACTUAL.getParent());
        Files.write(ACTUAL, actual);
        ResultText.assertSame(scenario.seed(), EXPECTED.toString(), Files.readAllLines(EXPECTED), actual);
    }

    private static void describe(RunResult run, List<String> lines) {
        RunResult.Block whole = run.blocks().get(0);
        for (Metric metric : MetricCatalog.all()) {
            double value = whole.value(metric);
            if (!Double.isNaN(value)) {
                lines.add(run.variant() + " " + metric.id() + " = " + decimal(value));
            }
        }
        lines.add(run.variant() + " " + run.trust());
        lines.add(run.variant() + " everything " + ResultText.digest(ResultText.of(run)));
    }

    private static String decimal(double value) {
        return Double.isInfinite(value)
                ? "infinite"
                : new BigDecimal(value).round(new MathContext(12)).toString();
    }
}
