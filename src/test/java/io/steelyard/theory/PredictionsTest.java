package io.steelyard.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.Distribution;
import io.steelyard.random.Exponential;
import io.steelyard.random.Never;
import io.steelyard.random.Uniform;
import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Count;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Rate;
import io.steelyard.scenario.Reconnect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionsTest {
    private static final List<Arrivals> POISSON =
            List.of(new Arrivals.Poisson(new Rate(12)), new Arrivals.Poisson(new Rate(4)));
    private static final List<Arrivals> WITH_BURST = List.of(
            new Arrivals.Poisson(new Rate(16)),
            new Arrivals.Burst(Duration.ofMinutes(1), new Count(100), Duration.ZERO));
    private static final Distribution TEN_MINUTES = new Exponential(600e9);

    @Test
    void openClients() {
        assertEquals(
                9600,
                Predictions.openClients(POISSON, TEN_MINUTES).orElseThrow().value(),
                1e-6);
        assertTrue(Predictions.openClients(WITH_BURST, TEN_MINUTES).isEmpty());
        assertTrue(Predictions.openClients(POISSON, new Never()).isEmpty());
        assertTrue(Predictions.openClients(List.of(), TEN_MINUTES).isEmpty());
    }

    @Test
    void variationOfEachBalancer() {
        assertEquals(Math.sqrt(9 / 9600.0), variation("random", TEN_MINUTES), 1e-12);
        assertEquals(
                Math.sqrt(RoundRobinSpread.exponentialVariance(10, 960)) / 960,
                variation("round-robin", TEN_MINUTES),
                1e-9);
        assertEquals(Math.sqrt(0.9 * 960 / 3) / 960, variation("round-robin", new Uniform(0, 1200e9)), 1e-9);
        assertEquals(Math.sqrt(99 / 600.0) / 960, variation("least-conn", TEN_MINUTES), 1e-12);
        assertEquals(
                Math.sqrt(PowerOfChoices.stationary(960, 2).variance()) / 960,
                variation("least-request", TEN_MINUTES),
                1e-9);
        assertTrue(Predictions.variation("least-request", POISSON, new Uniform(0, 1), 10)
                .isEmpty());
        assertTrue(Predictions.variation("ring-hash", POISSON, TEN_MINUTES, 10).isEmpty());
        assertTrue(Predictions.variation("random", WITH_BURST, TEN_MINUTES, 10).isEmpty());
        assertEquals(
                Prediction.Kind.LOWER_BOUND,
                Predictions.variation("least-conn", POISSON, TEN_MINUTES, 10)
                        .orElseThrow()
                        .kind());
    }

    private static double variation(String balancer, Distribution lifetime) {
        return Predictions.variation(balancer, POISSON, lifetime, 10)
                .orElseThrow()
                .value();
    }

    @Test
    void timeToBalanceIsInSeconds() {
        assertEquals(600 * Math.log(2 / (8 * 0.05)), timeToBalance("round-robin"), 1e-6);
        // Older pods hold 1.05 times the mean, all of them 0.84 of the connections: with least-conn what is left of the
        // first population, with two choices that and 0.64 of the rest.
        assertEquals(600 * -Math.log(0.84), timeToBalance("least-conn"), 1e-6);
        assertEquals(600 * -Math.log((0.84 - 0.64) / 0.36), timeToBalance("least-request"), 1e-6);
        assertTrue(Predictions.timeToBalance("maglev", POISSON, TEN_MINUTES, 8, 2, 1.05)
                .isEmpty());
        assertTrue(Predictions.timeToBalance("random", WITH_BURST, TEN_MINUTES, 8, 2, 1.05)
                .isEmpty());
    }

    private static double timeToBalance(String balancer) {
        return Predictions.timeToBalance(balancer, POISSON, TEN_MINUTES, 8, 2, 1.05)
                .orElseThrow()
                .value();
    }

    @Test
    void movesPerClient() {
        assertEquals(1.593742, moves("random", true), 1e-6);
        assertEquals(1.681175, moves("round-robin", false), 1e-6);
        assertEquals(1, moves("least-conn", true));
        assertEquals(1.1, moves("least-conn", false), 1e-12);
        assertEquals(1.409091, moves("rendezvous", true), 1e-6);
        assertTrue(Predictions.movesPerClient("least-request", 10, true).isEmpty());
        assertTrue(Predictions.movesPerClient("random", 1, true).isEmpty());
    }

    private static double moves(String balancer, boolean surge) {
        return Predictions.movesPerClient(balancer, 10, surge).orElseThrow().value();
    }

    @Test
    void firstWavePeakNeedsWholeSeconds() {
        assertEquals(
                115.66358,
                Predictions.firstWavePeak(backoff(10), 1000).orElseThrow().value(),
                1e-5);
        assertTrue(Predictions.firstWavePeak(backoff(1), 1000).isEmpty());
        assertTrue(Predictions.firstWavePeak(new Reconnect.Immediate(), 1000).isEmpty());
    }

    private static Reconnect backoff(int seconds) {
        return new Reconnect.Exponential(
                Duration.ofSeconds(seconds),
                2,
                Duration.ofSeconds(60),
                Reconnect.Jitter.FULL,
                new Fraction(0.5),
                Reconnect.Capped.BEFORE_JITTER,
                0,
                Optional.empty());
    }
}
