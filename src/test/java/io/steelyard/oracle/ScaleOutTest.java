package io.steelyard.oracle;

import io.steelyard.observe.RunResult;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Empty pods join a stationary population and nobody is moved: how fast old and new pods come together. */
class ScaleOutTest {
    private static final int OLD_PODS = 8;
    private static final String EIGHT_TO_TEN = """
            duration: DURATION
            clients:
              settle: 2
              arrivals: [{poisson: RATE/s}]
              lifetime: LAW
            deployment: {replicas: 8}
            balancer: BALANCER
            events: [{scale: {at: 0s, replicas: 10}}]
            """;

    /**
     * With m = 2000 / 10 and G the share of the first population that has left, an old pod holds m + 50 (1 - G) and a new
     * one m G. After t = 500 s at a mean lifetime of 1000 s, 1 - G is exp(-1/2) for exponential lifetimes and (1 - t/2000
     * s)^2 for those uniform on 0 to 2000 s. Of Pareto ones with alpha 2.5 none is shorter than 600 s, so that it is 1/2.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "random | {exponential: 1000s} | 230.326533 | 78.693868",
                "round-robin | {exponential: 1000s} | 230.326533 | 78.693868",
                "random | {uniform: {low: 0s, high: 2000s}} | 228.125 | 87.5",
                "round-robin | {uniform: {low: 0s, high: 2000s}} | 228.125 | 87.5",
                "random | {pareto: {mean: 1000s, alpha: 2.5}} | 225 | 100",
                "round-robin | {pareto: {mean: 1000s, alpha: 2.5}} | 225 | 100"
            })
    void randomAndRoundRobinFollowTheResidualLifetimes(String balancer, String law, double oldPod, double newPod) {
        Trials trials = Trials.of(
                        Fill.in(EIGHT_TO_TEN, "DURATION", "500s", "RATE", 2, "LAW", law, "BALANCER", balancer))
                .measure("old", run -> Loads.mean(oldPods(Loads.atEnd(run))))
                .measure("new", run -> Loads.mean(newPods(Loads.atEnd(run))))
                .run(200);
        Close.assertMean(oldPod, trials, "old");
        Close.assertMean(newPod, trials, "new");
    }

    /** Noise included, E[CoV^2] = 9/N + (1 - 1/N) (2/8) exp(-2t) for N connections, of which there are 2000 on average. */
    @Test
    void randomChoiceHasItsNoiseOnTopOfTheDrift() {
        Trials trials = Trials.of(Fill.in(
                        EIGHT_TO_TEN,
                        "DURATION",
                        "2000s",
                        "RATE",
                        2,
                        "LAW",
                        "{exponential: 1000s}",
                        "BALANCER",
                        "random"))
                .measure("0.5", run -> Loads.squaredVariation(Loads.at(run, Loads.sampleAt(run, 500))))
                .measure("2", run -> Loads.squaredVariation(Loads.atEnd(run)))
                .run(200);
        Close.assertMean(0.0964239, trials, "0.5");
        Close.assertMean(0.0090766, trials, "2");
    }

    /**
     * When the new pods hold 95 % of the mean. Under least-conn they take all arrivals, so G = 0.95 * 2/10; under the power
     * of two choices a share 1 - 0.8^2 of them, so G = 0.95 / 1.8. G is 1 - exp(-t), or 1 - (1 - t/2)^2, in mean lifetimes; of Pareto lifetimes t up to
     * 0.6, then 1 - (0.6/t)^1.5 / 2.5.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "least-conn | {exponential: 1000s} | 300s | 210.7210",
                "least-conn | {uniform: {low: 0s, high: 2000s}} | 300s | 200",
                "least-request | {exponential: 1000s} | 1000s | 750.3056",
                "least-request | {uniform: {low: 0s, high: 2000s}} | 900s | 625.6307",
                "least-conn | {pareto: {mean: 1000s, alpha: 2.5}} | 300s | 190",
                "least-request | {pareto: {mean: 1000s, alpha: 2.5}} | 900s | 527.7778"
            })
    void theTimeToCatchUpIsThatOfTheFluid(String balancer, String law, String duration, double seconds) {
        Trials trials = Trials.of(
                        Fill.in(EIGHT_TO_TEN, "DURATION", duration, "RATE", 10, "LAW", law, "BALANCER", balancer))
                .measure("caught up", run -> Crossing.upwards(run, sample -> newOverMean(run, sample), 0.95))
                .run(60);
        Close.assertMean(seconds, trials, "caught up");
    }

    private static double newOverMean(RunResult run, int sample) {
        int[] loads = Loads.at(run, sample);
        return Loads.mean(newPods(loads)) / Loads.mean(loads);
    }

    private static int[] oldPods(int[] loads) {
        return Arrays.copyOf(loads, OLD_PODS);
    }

    private static int[] newPods(int[] loads) {
        return Arrays.copyOfRange(loads, OLD_PODS, loads.length);
    }
}
