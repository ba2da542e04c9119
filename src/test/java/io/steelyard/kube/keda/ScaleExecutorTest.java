package io.steelyard.kube.keda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.kube.keda.ScaleResult.Active;
import io.steelyard.kube.keda.ScaleResult.Note;
import io.steelyard.scenario.kubernetes.AdvancedConfig;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerConfig;
import io.steelyard.scenario.kubernetes.MetricTargetType;
import io.steelyard.scenario.kubernetes.Quantity;
import io.steelyard.scenario.kubernetes.ScaleTriggers;
import io.steelyard.scenario.kubernetes.ScaledObjectSpec;
import io.steelyard.scenario.kubernetes.TriggerMetadata;
import io.steelyard.scenario.kubernetes.TriggerType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScaleExecutorTest {
    private static final long SECOND = 1_000_000_000L;
    private static final TriggerState ACTIVE = new TriggerState(true, false);
    private static final TriggerState IDLE = new TriggerState(false, false);

    static ScaleTriggers trigger(TriggerType type, Optional<MetricTargetType> metricType, Optional<String> container) {
        Optional<Quantity> amount = Optional.of(Quantity.parse("80"));
        boolean prometheus = type == TriggerType.prometheus;
        return new ScaleTriggers(
                type,
                Optional.empty(),
                metricType,
                new TriggerMetadata(
                        prometheus ? Optional.of("sum(x)") : Optional.empty(),
                        Optional.empty(),
                        prometheus ? amount : Optional.empty(),
                        Quantity.parse("5"),
                        prometheus ? Optional.empty() : amount,
                        container));
    }

    static ScaledObjectSpec spec(int least, Optional<Integer> idle, int initialCooldown, List<ScaleTriggers> triggers) {
        return new ScaledObjectSpec(
                least,
                100,
                idle,
                30,
                300,
                initialCooldown,
                triggers,
                new AdvancedConfig(new HorizontalPodAutoscalerConfig(Optional.empty())));
    }

    private static ScaleExecutor executor(int least, Optional<Integer> idle, int initialCooldown) {
        return new ScaleExecutor(
                spec(
                        least,
                        idle,
                        initialCooldown,
                        List.of(trigger(TriggerType.prometheus, Optional.empty(), Optional.empty()))),
                0);
    }

    private static void assertResult(int replicas, Active active, Note note, ScaleResult result) {
        assertEquals(new ScaleResult(replicas, active, note), result);
    }

    @Test
    void coolsDownStrictlyLongerThanThePeriodSinceTheLastActiveLook() {
        ScaleExecutor executor = executor(0, Optional.empty(), 0);

        assertResult(7, Active.ScalerActive, Note.ScaledObjectReady, executor.request(10 * SECOND, 7, ACTIVE));
        assertResult(7, Active.ScalerCooldown, Note.ScaledObjectReady, executor.request(310 * SECOND, 7, IDLE));
        assertResult(
                0,
                Active.ScalerNotActive,
                Note.KEDAScaleTargetDeactivated,
                executor.request(310 * SECOND + 1, 7, IDLE));
        assertResult(0, Active.ScalerNotActive, Note.ScaledObjectReady, executor.request(340 * SECOND, 0, IDLE));
    }

    @Test
    void withoutAnyActiveLookTheInitialPeriodCounts() {
        ScaleExecutor executor = executor(0, Optional.empty(), 60);

        assertResult(3, Active.ScalerCooldown, Note.ScaledObjectReady, executor.request(60 * SECOND, 3, IDLE));
        assertResult(
                0, Active.ScalerNotActive, Note.KEDAScaleTargetDeactivated, executor.request(61 * SECOND, 3, IDLE));
    }

    @Test
    void activatesToTheFewestButAtLeastOne() {
        assertResult(
                1,
                Active.ScalerActive,
                Note.KEDAScaleTargetActivated,
                executor(0, Optional.empty(), 0).request(0, 0, ACTIVE));
        assertResult(
                4,
                Active.ScalerActive,
                Note.KEDAScaleTargetActivated,
                executor(4, Optional.empty(), 0).request(0, 0, ACTIVE));
        assertResult(
                4,
                Active.ScalerActive,
                Note.KEDAScaleTargetActivated,
                executor(4, Optional.of(1), 0).request(0, 2, ACTIVE));
    }

    @Test
    void activationCountsAsAnActiveLook() {
        ScaleExecutor executor = executor(0, Optional.empty(), 0);
        executor.request(100 * SECOND, 0, ACTIVE);

        assertResult(1, Active.ScalerCooldown, Note.ScaledObjectReady, executor.request(400 * SECOND, 1, IDLE));
    }

    @Test
    void withAFewestNothingIsDeactivatedUnlessThereAreIdleReplicas() {
        assertResult(
                6,
                Active.ScalerNotActive,
                Note.ScaledObjectReady,
                executor(4, Optional.empty(), 0).request(SECOND, 6, IDLE));
        assertResult(
                4,
                Active.ScalerNotActive,
                Note.ScaledObjectReady,
                executor(4, Optional.empty(), 0).request(SECOND, 2, IDLE));
        assertResult(
                2,
                Active.ScalerNotActive,
                Note.KEDAScaleTargetDeactivated,
                executor(4, Optional.of(2), 0).request(SECOND, 6, IDLE));
        assertResult(
                1,
                Active.ScalerNotActive,
                Note.ScaledObjectReady,
                executor(4, Optional.of(2), 0).request(SECOND, 1, IDLE));
    }

    @Test
    void anErrorHoldsEverythingButActivation() {
        ScaleExecutor executor = executor(0, Optional.empty(), 0);

        assertResult(
                3,
                Active.ScalerNotActive,
                Note.TriggerError,
                executor.request(900 * SECOND, 3, new TriggerState(false, true)));
        assertResult(
                1,
                Active.ScalerActive,
                Note.KEDAScaleTargetActivated,
                executor.request(900 * SECOND, 0, new TriggerState(true, true)));
        assertResult(
                3,
                Active.ScalerActive,
                Note.PartialTriggerError,
                executor.request(1500 * SECOND, 3, new TriggerState(true, true)));
        assertResult(
                0, Active.ScalerNotActive, Note.KEDAScaleTargetDeactivated, executor.request(1501 * SECOND, 3, IDLE));
    }
}
