package io.steelyard.report.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.Made;
import io.steelyard.report.RunBuilder;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final String LIMIT = "objectives: [storm.peakAttempts: {below: 2000/s}]";
    private static final String BOTH = """
            objectives:
              - storm.peakAttempts: {below: 2000/s}
              - imbalance.maxOverMean: {below: 1.5}
            """;

    private static List<String> verdict(
            int replications,
            String balancers,
            String more,
            ToDoubleFunction<String> peak,
            ToDoubleFunction<String> uneven,
            double noise) {
        return new Verdict(Made.report(
                                Made.scenario(replications, balancers, more),
                                (variant, replication, run) -> made(
                                        run,
                                        peak.applyAsDouble(variant) * (1 + noise * replication),
                                        uneven.applyAsDouble(variant)))
                        .summary())
                .lines();
    }

    private static void made(RunBuilder run, double peak, double uneven) {
        run.block("run", 0, 2400)
                .with(StormMetrics.PEAK_ATTEMPTS, peak)
                .with(BalanceMetrics.MAX_OVER_MEAN, uneven)
                .with(BalanceMetrics.BEST_BALANCE, 1);
        run.sample(0, 1, 0, 0, 10);
    }

    @Test
    void variantsThatMissTheSameStandTogetherWithTheirRange() {
        assertEquals(
                List.of(
                        "round-robin (baseline) and random miss storm.peakAttempts < 2000/s (2,100 with random to 3,000"
                                + " with round-robin)",
                        "least-conn meets the objective"),
                verdict(
                        2,
                        "round-robin, random, least-conn",
                        LIMIT,
                        name -> name.equals("round-robin") ? 3000 : name.equals("random") ? 2100 : 500,
                        name -> 1.1,
                        0));
    }

    @Test
    void whereNobodyKeepsAllTheObjectivesThatAllKeepAreNamed() {
        assertEquals(
                List.of(
                        "all variants miss storm.peakAttempts < 2000/s (3,000)",
                        "all meet imbalance.maxOverMean < 1.5 (1.10)"),
                verdict(2, "round-robin, random, least-conn", BOTH, name -> 3000, name -> 1.1, 0));
    }

    @Test
    void aMissWithinItsIntervalIsSaidToBeOpen() {
        assertEquals(
                List.of(
                        "random (baseline) misses storm.peakAttempts < 2000/s (2,020 ±257; the interval holds the limit)",
                        "least-conn meets the objective"),
                verdict(
                        2,
                        "random, least-conn",
                        LIMIT,
                        name -> name.equals("random") ? 2000 : 500,
                        name -> 1.1,
                        0.0202));
    }

    @Test
    void whatIsUndefinedMissesNothingAndIsSaid() {
        assertEquals(
                List.of(
                        "random (baseline) meets the objective",
                        "least-conn misses no objective, but some are n/a there"),
                verdict(
                        2,
                        "random, least-conn",
                        LIMIT,
                        name -> name.equals("random") ? 500 : Double.NaN,
                        name -> 1.1,
                        0));
    }

    @Test
    void withoutObjectivesTheMainFiguresDecideAndTheBaselineIsShown() {
        assertEquals(
                List.of(
                        "least-conn is best by max/mean (1.10), random worst (1.50), round-robin (baseline) 1.30",
                        "all variants tie by peak reconnects/s (500 ±32)"),
                verdict(
                        2,
                        "round-robin, random, least-conn",
                        "",
                        name -> 500 / 1.005,
                        name -> name.equals("round-robin") ? 1.3 : name.equals("random") ? 1.5 : 1.1,
                        0.01));
    }

    @Test
    void oneReplicationSaysNothingOfChance() {
        assertEquals(
                List.of(
                        "random (baseline) is best by max/mean (1.10), least-conn worst (1.30)",
                        "both variants tie by peak reconnects/s (500)",
                        "one replication has no intervals: no difference here can be told from chance"),
                verdict(1, "random, least-conn", "", name -> 500, name -> name.equals("random") ? 1.1 : 1.3, 0));
    }

    @Test
    void oneVariantIsComparedWithNobody() {
        assertEquals(
                List.of("random: max/mean 1.10 and peak reconnects/s 500"),
                verdict(2, "random", "", name -> 500, name -> 1.1, 0));
    }
}
