package io.steelyard.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.Histograms;
import io.steelyard.observe.StormMetrics;
import io.steelyard.scenario.Objective;
import io.steelyard.sim.ObjectiveOutcome.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectivesTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final double NONE = Double.NaN;

    private final MadeRuns runs = new MadeRuns(2, 3, "ours", "theirs");

    private ObjectiveOutcome outcome(String objective) {
        return runs.objectives("[" + objective + "]")
                .result()
                .compare()
                .objectives()
                .get(0)
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "'{below: 5.1/s}', MET",
        "'{below: 5/s}', MISSED",
        "'{below: 4/s}', MISSED",
        "'{above: 4/s}', MET",
        "'{above: 5/s}', MISSED"
    })
    void theMeanOverTheReplicationsIsHeldAgainstTheLimit(String limit, Verdict verdict) {
        runs.say(0, 0, StormMetrics.PEAK_ATTEMPTS, 2, 5, 8);
        ObjectiveOutcome outcome = outcome("storm.peakAttempts: " + limit);
        assertEquals(verdict, outcome.verdict());
        assertEquals(5, outcome.value().mean());
        assertEquals("ours", outcome.variant());
        assertTrue(Double.isNaN(outcome.beyond()));
    }

    @Test
    void whatNeverComesAboutMissesAndWhatIsUndefinedBreaksNothing() {
        runs.say(0, 0, StormMetrics.TIME_TO_95, 2, NEVER, 8);
        assertEquals(Verdict.MISSED, outcome("storm.timeTo95: {below: 10m}").verdict());
        runs.say(0, 0, StormMetrics.TIME_TO_95, 2, NONE, NONE);
        assertEquals(Verdict.MET, outcome("storm.timeTo95: {below: 10m}").verdict());
        runs.say(0, 0, StormMetrics.TIME_TO_95, NONE, NONE, NONE);
        assertEquals(Verdict.UNDEFINED, outcome("storm.timeTo95: {below: 10m}").verdict());
    }

    /** Five values, each for a fifth of the time. */
    @ParameterizedTest
    @CsvSource({"p20, 1", "p20.1, 2", "p50, 3", "p99, 5", "worst, 5"})
    void aQuantileOverTimeIsTakenFromTheHistogram(String quantile, double expected) {
        runs.say(BalanceMetrics.MAX_OVER_MEAN, Histograms.ofSeconds(1, 2, 3, 4, 5));
        ObjectiveOutcome outcome = outcome("imbalance.maxOverMean: {quantile: " + quantile + ", below: 3.5}");
        assertEquals(expected, outcome.value().mean());
        assertEquals(expected < 3.5 ? Verdict.MET : Verdict.MISSED, outcome.verdict());
        assertEquals(0.4, outcome.beyond(), 1e-15);
    }

    @Test
    void theWorstOfWhatShouldBeLargeIsTheLeast() {
        runs.say(BalanceMetrics.JAIN, Histograms.ofSeconds(0.5, 0.75, 1));
        ObjectiveOutcome outcome = outcome("imbalance.jain: {quantile: worst, above: 0.75}");
        assertEquals(0.5, outcome.value().mean());
        assertEquals(Verdict.MISSED, outcome.verdict());
        // Of three values one is above.
        assertEquals(2 / 3.0, outcome.beyond(), 1e-15);
    }

    @Test
    void anObjectiveMayBeOfOneBlock() {
        runs.say(0, 0, StormMetrics.LOST, 100, 100, 100).say(0, 1, StormMetrics.LOST, 1, 2, 3);
        assertEquals(Verdict.MISSED, outcome("storm.lost: {below: 50}").verdict());
        ObjectiveOutcome outcome = outcome("storm.lost: {event: 1, below: 50}");
        assertEquals(Verdict.MET, outcome.verdict());
        assertEquals(2, outcome.value().mean());
        assertEquals(1, outcome.block());
    }

    @Test
    void whichVariantMissesIsSaidOfEach() {
        runs.say(0, 0, StormMetrics.LOST, 1, 1, 1).say(1, 0, StormMetrics.LOST, 9, 9, 9);
        ExperimentResult result = runs.objectives("[storm.lost: {below: 5}, storm.lost: {below: 50}]")
                .result();
        List<List<ObjectiveOutcome>> outcomes = result.compare().objectives();
        assertEquals(Verdict.MET, outcomes.get(0).get(0).verdict());
        assertEquals(Verdict.MISSED, outcomes.get(0).get(1).verdict());
        assertEquals(Verdict.MET, outcomes.get(1).get(1).verdict());
        assertFalse(result.compare().misses(result.variants().get(0)));
        assertTrue(result.compare().misses(result.variants().get(1)));
    }

    private Objective objective(String metric, String quantile) {
        return new Objective(metric, Optional.of(quantile), Optional.empty(), Optional.of(5.0), Optional.empty());
    }

    @Test
    void whatCannotBeJudgedIsRefused() {
        ExperimentResult.VariantRuns variant = runs.result().variants().get(0);
        assertThrows(
                IllegalArgumentException.class, () -> Objectives.judge(objective("storm.lots", "p99"), variant, 0.95));
        assertEquals(
                "storm.lost does not vary over time, so it has no quantile p99",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Objectives.judge(objective("storm.lost", "p99"), variant, 0.95))
                        .getMessage());
        assertEquals(
                "quantile must be worst or of the form p99 or p99.9 but is p100",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Objectives.judge(objective("imbalance.gini", "p100"), variant, 0.95))
                        .getMessage());
        assertEquals(
                Verdict.UNDEFINED,
                Objectives.judge(objective("imbalance.gini", "p99.9"), variant, 0.95)
                        .verdict());
    }
}
