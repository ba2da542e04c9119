package io.steelyard.report.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.Made;
import io.steelyard.report.Report;
import io.steelyard.report.RunBuilder;
import io.steelyard.report.data.Summaries;
import io.steelyard.report.data.Summary;
import io.steelyard.scenario.Scenario;
import io.steelyard.sim.ExperimentResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The metrics that a scenario asks for, on made-up runs of three variants. */
class AskedColumnsTest {
    private static final String THREE = "round-robin, random, least-conn";

    private static void fall(String variant, RunBuilder run) {
        boolean falls = variant.equals("random");
        run.block("run", 0, 2400)
                .with(BalanceMetrics.MAX_OVER_MEAN, falls ? 1.1 : variant.equals("round-robin") ? 1.2 : 1.3)
                .with(StormMetrics.PEAK_ATTEMPTS, falls ? 12_000 : 2_000)
                .with(RebalancingMetrics.MOVES_PER_FORCED, falls ? 10 : 1)
                .with(PodMetrics.OUT_OF_MEMORY, falls ? 98 : 0)
                .with(StormMetrics.REFUSED_FULL, variant.equals("least-conn") ? 2_345_678 : 0)
                .with(ClientMetrics.AVAILABILITY, falls ? 0.17 : 0.999);
        run.sample(0, 1, 0, 0, 10);
    }

    private static Report report(String balancers, String... more) {
        return Made.report(Made.scenario(2, balancers, more), (variant, replication, run) -> fall(variant, run));
    }

    private static List<String> order(String columns) {
        return new VariantTable(report(THREE, "columns: " + columns).summary()).order();
    }

    @Test
    void theyStandFirstInTheTableAndOrderIt() {
        String text = report(THREE, "columns: [pods.outOfMemory, storm.refusedFull]")
                .screen(new ScreenOptions(120, false, Optional.empty()));
        assertTrue(text.contains("""
                variant        out of memory  refused by a full pod  max/mean  peak reconnects/s  moves/forced  availability
                best possible              -                      -         -                  -          1.00             -
                round-robin                0                      0      1.20              2,000          1.00       99.90 %
                least-conn                 0                  2.35M      1.30              2,000          1.00       99.90 %
                random                    98                      0      1.10             12,000         10.00          17 %
                """), text);
    }

    @Test
    void aUsualColumnThatIsAskedForStandsOnce() {
        assertTrue(report(THREE, "columns: [rebalancing.movesPerForced]")
                .markdown()
                .startsWith("| variant | moves/forced | max/mean | peak reconnects/s |\n"));
    }

    @Test
    void theyStayLongestWhereTheScreenIsNarrow() {
        Report report = report(THREE, "columns: [client.availability, pods.outOfMemory, storm.refusedFull]");
        String text = report.screen(new ScreenOptions(48, false, Optional.empty()));
        assertTrue(text.contains("\nvariant        availability  memory  a full pod\n"), text);
        String narrower = report.screen(new ScreenOptions(40, false, Optional.empty()));
        assertTrue(narrower.contains("\nvariant        availability  memory\n"), narrower);
    }

    @Test
    void theFirstColumnOrdersByItsDirectionAndTheNextOnesWhereItIsAlike() {
        assertEquals(List.of("random", "round-robin", "least-conn"), order("[]"));
        assertEquals(List.of("round-robin", "least-conn", "random"), order("[client.availability]"));
        assertEquals(List.of("random", "round-robin", "least-conn"), order("[storm.refusedFull]"));
        assertEquals(List.of("round-robin", "random", "least-conn"), order("[storm.refusedFull, client.availability]"));
    }

    @Test
    void theyAreTheFirstWordsOfTheVerdictAndTheUsualFiguresMakeItThree() {
        assertEquals(
                List.of(
                        "round-robin (baseline) and least-conn tie for best by out of memory (0 containers), random worst (98)",
                        "random is best by max/mean (1.10), least-conn worst (1.30), round-robin (baseline) 1.20",
                        "round-robin (baseline) and least-conn tie for best by peak reconnects/s (2,000), random worst"
                                + " (12,000)"),
                new Verdict(report(THREE, "columns: [pods.outOfMemory]").summary()).lines());
    }

    @Test
    void threeOfThemLeaveNoRoomForTheUsualFigures() {
        assertEquals(
                List.of(
                        "round-robin (baseline) is best by max/mean (1.20), least-conn worst (1.30)",
                        "round-robin (baseline) is best by refused by a full pod (0 attempts), least-conn worst (2.35M)",
                        "both variants tie by out of memory (0 containers)"),
                new Verdict(report(
                                        "round-robin, least-conn",
                                        "columns: [pods.outOfMemory, imbalance.maxOverMean, storm.refusedFull]")
                                .summary())
                        .lines());
    }

    @Test
    void tiesByThemComeBeforeTheUsualFiguresToo() {
        assertEquals(
                List.of(
                        "both variants tie by out of memory (0 containers)",
                        "round-robin (baseline) is best by max/mean (1.20), least-conn worst (1.30)",
                        "both variants tie by peak reconnects/s (2,000)"),
                new Verdict(report("round-robin, least-conn", "columns: [pods.outOfMemory]")
                                .summary())
                        .lines());
    }

    @Test
    void objectivesComeBeforeThemInTheVerdict() {
        assertEquals(
                List.of(
                        "round-robin (baseline) and least-conn meet the objective",
                        "both variants tie by out of memory (0 containers)"),
                new Verdict(report(
                                        "round-robin, least-conn",
                                        "columns: [pods.outOfMemory]",
                                        "objectives: [imbalance.maxOverMean: {below: 2}]")
                                .summary())
                        .lines());
    }

    @Test
    void oneVariantTellsThemFirst() {
        assertEquals(
                List.of("random: out of memory 98, max/mean 1.10 and peak reconnects/s 12,000"),
                new Verdict(report("random", "columns: [pods.outOfMemory]").summary()).lines());
    }

    @Test
    void whatNobodyHasIsNoColumn() {
        Report report = report("round-robin, least-conn", "columns: [storm.timedOut, pods.outOfMemory]");
        assertTrue(report.markdown().startsWith("| variant | out of memory | max/mean |"), report.markdown());
    }

    @Test
    void theyComeFirstInTheFilesToo() {
        Report report = report("round-robin, least-conn", "columns: [pods.outOfMemory]");
        assertTrue(report.json().contains("\"columns\": [\"pods.outOfMemory\"]"));
        assertEquals(
                List.of("pods.outOfMemory", "imbalance.maxOverMean"),
                report.summary().blocks().get(0).metrics().subList(0, 2).stream()
                        .map(Summary.MetricRow::id)
                        .toList());
        assertTrue(report.csv().lines().toList().get(1).startsWith("round-robin,run,pods.outOfMemory,containers,0,"));
    }

    @Test
    void aProgramThatAsksForWhatIsNoMetricIsTold() {
        ExperimentResult result = Made.comparison(
                        Made.scenario(2, THREE, "columns: [pods.outOfMemory]"),
                        (variant, replication, run) -> fall(variant, run))
                .result();
        ExperimentResult other = new ExperimentResult(
                new Scenario(
                        "made",
                        "",
                        1,
                        result.scenario().duration(),
                        2,
                        result.scenario().variants(),
                        "random",
                        List.of("pods.outOfMemry"),
                        List.of()),
                result.variants());
        assertEquals(
                "columns must be metrics, and none is called pods.outOfMemry",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Summaries.of(other.compare(), "1a2b3c4d", "sim", List.of()))
                        .getMessage());
    }
}
