package io.steelyard.kube.scaler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.kube.hpa.Decision;
import io.steelyard.kube.hpa.FleetSample;
import io.steelyard.kube.hpa.MetricReading;
import io.steelyard.kube.scaler.Predictive.Config;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.kubernetes.Quantity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PredictiveTest {
    private static final long SYNC = 10_000_000_000L;

    private static Predictive predictive(int horizonSeconds, String level, String trend, int windowSeconds) {
        return new Predictive(new Config(
                "open",
                Quantity.parse("100"),
                50,
                2,
                Duration.ofSeconds(horizonSeconds),
                Fraction.parse(level),
                Fraction.parse(trend),
                Duration.ofSeconds(windowSeconds),
                Duration.ofNanos(SYNC)));
    }

    private static Decision decide(Predictive predictive, int sync, MetricReading reading) {
        return predictive.decide(sync * SYNC, new FleetSample(10, 10, List.of(), List.of(reading)));
    }

    private static Decision decide(Predictive predictive, int sync, long connections) {
        return decide(predictive, sync, new MetricReading.ExternalValues(List.of(1000 * connections)));
    }

    /**
     * Shares of a half. At 1200 after 1000 the level is 1100 and the trend half of that step, 50 a sync: 1250 in three syncs.
     * At 1400, where 1150 was expected, the level is 1275, a step of 175, and the trend 50 + (175 - 50) / 2: 1612.5.
     */
    @Test
    void followsHoltsRecursion() {
        Predictive predictive = predictive(30, "50%", "50%", 0);

        assertEquals(10, decide(predictive, 0, 1000).desiredReplicas());
        assertEquals(13, decide(predictive, 1, 1200).desiredReplicas());
        assertEquals(17, decide(predictive, 2, 1400).desiredReplicas());
    }

    /** A line is forecast without error once the trend is learnt, which shares of 1 do at once. */
    @Test
    void aLineIsForecastAsItGoesOn() {
        Predictive predictive = predictive(60, "100%", "100%", 0);
        decide(predictive, 0, 500);

        assertEquals(5 + 1 + 6, decide(predictive, 1, 600).desiredReplicas());
        assertEquals(7 + 6, decide(predictive, 2, 700).desiredReplicas());
    }

    @Test
    void neverForeseesLessThanThereIs() {
        Predictive predictive = predictive(60, "100%", "100%", 0);
        decide(predictive, 0, 1000);

        assertEquals(9, decide(predictive, 1, 900).desiredReplicas());
    }

    @Test
    void theHighestWishOfTheWindowHolds() {
        Predictive predictive = predictive(0, "100%", "0%", 20);
        decide(predictive, 0, 1000);

        assertEquals(10, decide(predictive, 1, 300).desiredReplicas());
        assertEquals(3, decide(predictive, 1, 300).recommendation().orElseThrow());
        assertEquals(10, decide(predictive, 2, 300).desiredReplicas());
        assertEquals(3, decide(predictive, 3, 300).desiredReplicas());
    }

    @Test
    void keepsWithinItsBoundsAndWhatThereIsWithoutAReading() {
        Predictive predictive = predictive(0, "100%", "0%", 0);

        assertEquals(50, decide(predictive, 0, 90_000).desiredReplicas());
        assertEquals(2, decide(predictive, 1, 0).desiredReplicas());
        assertEquals(
                10, decide(predictive, 2, new MetricReading.Unavailable("down")).desiredReplicas());
    }

    @Test
    void aRestartForgetsLevelTrendAndWishes() {
        Predictive predictive = predictive(60, "100%", "100%", 300);
        decide(predictive, 0, 500);
        decide(predictive, 1, 1000);
        predictive.restarted();

        assertEquals(4, decide(predictive, 2, 400).desiredReplicas());
    }
}
