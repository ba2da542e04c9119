package io.steelyard.kube.scaler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.kube.hpa.Decision;
import io.steelyard.kube.hpa.FleetSample;
import io.steelyard.kube.scaler.Scheduled.Config;
import io.steelyard.kube.scaler.Scheduled.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduledTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SYNC = Duration.ofSeconds(15);

    private static Step step(int hour, int replicas) {
        return new Step(Duration.ofHours(hour), replicas);
    }

    private static Decision at(Config config, Duration time, int current) {
        return new Scheduled(config).decide(time.toNanos(), new FleetSample(current, current, List.of(), List.of()));
    }

    @Test
    void aStepHoldsUntilTheNextAndTheLastUntilTheFirstOfTheNextPeriod() {
        Config config = new Config(List.of(step(8, 40), step(20, 10)), DAY, SYNC);

        assertEquals(10, at(config, Duration.ZERO, 10).desiredReplicas());
        assertEquals(10, at(config, Duration.ofHours(8).minusNanos(1), 10).desiredReplicas());
        assertEquals(40, at(config, Duration.ofHours(8), 10).desiredReplicas());
        assertEquals(10, at(config, Duration.ofHours(20), 40).desiredReplicas());
        assertEquals(40, at(config, Duration.ofHours(24 + 9), 10).desiredReplicas());
    }

    @Test
    void saysWhichWayItGoes() {
        Config config = new Config(List.of(step(0, 5)), DAY, SYNC);

        assertEquals(Decision.Action.SCALE_UP, at(config, Duration.ZERO, 3).action());
        assertEquals(Decision.Action.NONE, at(config, Duration.ZERO, 5).action());
        assertEquals(Decision.Action.SCALE_DOWN, at(config, Duration.ZERO, 9).action());
    }

    @Test
    void refusesTablesThatAreNone() {
        assertEquals(
                "steps must hold at least one step, found an empty list",
                assertThrows(IllegalArgumentException.class, () -> new Config(List.of(), DAY, SYNC))
                        .getMessage());
        assertEquals(
                "steps must be in the order of time",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Config(List.of(step(8, 1), step(8, 2)), DAY, SYNC))
                        .getMessage());
        assertEquals(
                "steps must begin within the period of 1d, found 1d",
                assertThrows(IllegalArgumentException.class, () -> new Config(List.of(step(24, 1)), DAY, SYNC))
                        .getMessage());
    }
}
