package io.steelyard.kube.keda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.kube.hpa.MetricReading;
import io.steelyard.scenario.kubernetes.ScaleTriggers;
import io.steelyard.scenario.kubernetes.TriggerType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TriggerStateTest {
    private static final ScaleTriggers ABOVE_FIVE =
            ScaleExecutorTest.trigger(TriggerType.prometheus, Optional.empty(), Optional.empty());

    private static TriggerState of(MetricReading... readings) {
        return TriggerState.of(Collections.nCopies(readings.length, ABOVE_FIVE), List.of(readings));
    }

    private static MetricReading value(long milli) {
        return new MetricReading.ExternalValues(List.of(milli));
    }

    @Test
    void oneTriggerAboveItsThresholdIsEnough() {
        assertEquals(new TriggerState(false, false), of(value(5000), value(0)));
        assertEquals(new TriggerState(true, false), of(value(0), value(5001)));
    }

    @Test
    void whatCannotBeReadIsAnErrorBesideTheOthers() {
        MetricReading unavailable = new MetricReading.Unavailable("down");

        assertEquals(new TriggerState(true, true), of(unavailable, value(6000)));
        assertEquals(new TriggerState(false, true), of(value(4000), unavailable));
    }

    /** Only triggers of cpu and memory: such a workload never goes to no replica. */
    @Test
    void withoutTriggersOfItsOwnItIsAlwaysActive() {
        assertEquals(new TriggerState(true, false), TriggerState.of(List.of(), List.of()));
    }
}
