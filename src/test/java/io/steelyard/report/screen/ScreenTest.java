package io.steelyard.report.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.Made;
import io.steelyard.report.Report;
import io.steelyard.report.RunBuilder;
import io.steelyard.report.text.Wrap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The default screen on made-up runs: three variants, a rollout, two objectives. */
class ScreenTest {
    private static final String MORE = """
            events: [{rollout: {at: 25m}}]
            objectives:
              - storm.peakAttempts: {below: 2000/s}
              - imbalance.maxOverMean: {below: 1.5}
            """;

    private static void burst(String variant, int replication, RunBuilder run) {
        boolean even = !variant.equals("round-robin");
        double uneven = even ? 1.012 : 1.38;
        run.block("run", 0, 2400);
        figures(run, uneven + 0.001 * replication, even ? 640 + 5 * replication : 2140 + 20 * replication);
        run.with(BalanceMetrics.TIME_TO_BALANCE, even ? 70 : replication == 0 ? Double.POSITIVE_INFINITY : 1100);
        run.block("rollout at 25m", 1500, 2400);
        figures(run, uneven + 0.001 * replication, even ? 640 + 5 * replication : 2140 + 20 * replication);
        run.sample(0, 2, 0, 0, 4800, 4800);
    }

    private static void figures(RunBuilder run, double uneven, double peak) {
        run.with(BalanceMetrics.MAX_OVER_MEAN, uneven)
                .with(BalanceMetrics.BEST_BALANCE, 1.0001)
                .with(BalanceMetrics.NOISE_FLOOR, 1.09)
                .with(StormMetrics.PEAK_ATTEMPTS, peak)
                .with(StormMetrics.LOST, 10 * peak)
                .with(RebalancingMetrics.MOVES_PER_FORCED, uneven > 1.2 ? 1.58 : 1)
                .with(ClientMetrics.DOWNTIME_P99, uneven > 1.2 ? 4.9 : 2.1);
    }

    private static Report report() {
        return Made.report(Made.scenario(3, "round-robin, least-conn, least-request", MORE), ScreenTest::burst);
    }

    @Test
    void verdictTableEventsAndWhyComeInThatOrder() {
        ScreenOptions options = new ScreenOptions(100, false, Optional.of("1.9 s"));
        assertEquals("""
                made · 10 pods, 9.6k clients open, rollout · 3 replications, 95 % intervals · 1.9 s

                round-robin (baseline) misses storm.peakAttempts < 2000/s (2,160 ±50); least-conn and least-request
                meet both objectives

                variant         max/mean  noise  balanced in  peak reconnects/s  moves/forced  downtime p99
                best possible       1.00      -           0s                  -          1.00             -
                least-conn     1.01 ±.00   1.09        1m10s            645 ±12          1.00          2.1s
                least-request  1.01 ±.00   1.09        1m10s            645 ±12          1.00          2.1s
                round-robin    1.38 ±.00   1.09    never 1/3          2,160 ±50          1.58          4.9s

                rollout at 25m   least-conn and least-request (tied) lose 6,450 ±124 connections, round-robin
                                 21,600 ±497; least-conn and least-request (tied) move each client thrown off once,
                                 round-robin 1.58 times (fewest possible 1.00)
                """, report().screen(options));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 120, 200})
    void noLineIsWiderThanTheScreen(int width) {
        String text = report().screen(new ScreenOptions(width, false, Optional.empty()));
        for (String line : text.lines().toList()) {
            assertTrue(Wrap.length(line) <= width, line);
        }
    }

    @Test
    void eightyColumnsAreEnoughForTheStandardTable() {
        String text = report().screen(ScreenOptions.PLAIN);
        for (Column column : Column.STANDARD) {
            assertTrue(text.contains(column.lower()), column.lower());
        }
    }

    @Test
    void theLeastImportantColumnsGoFirst() {
        String text = report().screen(new ScreenOptions(52, false, Optional.empty()));
        assertTrue(text.contains("max/mean"));
        assertTrue(text.contains("reconnects/s"));
        assertTrue(text.contains("moves/forced"));
        assertFalse(text.contains("downtime"));
        assertFalse(text.contains("noise"));
    }

    @Test
    void aWideScreenHasMoreColumns() {
        String text = report().screen(new ScreenOptions(160, false, Optional.empty()));
        assertTrue(text.contains("lost"), text);
        assertTrue(text.contains("4.9s"));
    }

    @Test
    void escapeSequencesComeOnlyWhereAskedFor() {
        assertFalse(report().screen(ScreenOptions.PLAIN).contains("\u001b"));
        String bold = report().screen(new ScreenOptions(80, true, Optional.empty()));
        assertTrue(bold.contains("\u001b[1mround-robin (baseline) misses"), bold);
        assertEquals(report().screen(ScreenOptions.PLAIN), bold.replaceAll("\u001b\\[[01]m", ""));
    }

    @Test
    void theBestPossibleIsNeverBeaten() {
        Report report = report();
        report.summary()
                .blocks()
                .forEach(block -> block.metrics()
                        .forEach(row -> row.values()
                                .forEach(value ->
                                        assertFalse(value.mean() < row.bound(), row.id() + " of " + value.variant()))));
    }

    @Test
    void theAnswerIsTheVerdictAndTheWhy() {
        assertEquals(
                List.of(
                        "round-robin (baseline) misses storm.peakAttempts < 2000/s (2,160 ±50).",
                        "least-conn and least-request meet both objectives."),
                report().summary().answer().lines().toList());
    }

    @Test
    void whatIsUndefinedEverywhereHasNoColumnAndElseIsNa() {
        Report report = Made.report(Made.scenario(2, "random, least-conn"), (variant, replication, run) -> {
            run.block("run", 0, 2400).with(BalanceMetrics.MAX_OVER_MEAN, 1.5 + replication);
            if (variant.equals("random")) {
                run.with(ClientMetrics.DOWNTIME_P99, 3);
            }
            run.sample(0, 1, 0, 0);
        });
        String text = report.screen(ScreenOptions.PLAIN);
        assertTrue(text.contains("no client open"), text);
        assertFalse(text.contains("moves/forced"), text);
        assertTrue(text.lines().anyMatch(line -> line.startsWith("least-conn") && line.endsWith("n/a")), text);
    }
}
