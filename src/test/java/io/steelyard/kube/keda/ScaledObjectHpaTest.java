package io.steelyard.kube.keda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.kube.hpa.MetricRule;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.scenario.kubernetes.MetricTargetType;
import io.steelyard.scenario.kubernetes.ScaleTriggers;
import io.steelyard.scenario.kubernetes.TriggerType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScaledObjectHpaTest {
    private static HorizontalPodAutoscalerSpec made(int least, ScaleTriggers... triggers) {
        return ScaledObjectHpa.of(ScaleExecutorTest.spec(least, Optional.empty(), 0, List.of(triggers)));
    }

    private static ScaleTriggers trigger(TriggerType type, MetricTargetType target, String container) {
        return ScaleExecutorTest.trigger(
                type, Optional.of(target), Optional.of(container).filter(name -> !name.isEmpty()));
    }

    private static String target(MetricSourceType type, ScaleTriggers trigger) {
        HorizontalPodAutoscalerSpec spec = made(0, trigger);
        assertEquals(type, spec.metrics().get(0).type());
        MetricRule rule = MetricRule.of(spec.metrics().get(0));
        return rule.name() + " " + rule.container().orElse("-") + " " + rule.targetText();
    }

    @Test
    void hasAtLeastOneReplicaAndNoBehaviorOfItsOwn() {
        ScaleTriggers any = ScaleExecutorTest.trigger(TriggerType.prometheus, Optional.empty(), Optional.empty());

        assertEquals(1, made(0, any).minReplicas());
        assertEquals(7, made(7, any).minReplicas());
        assertEquals(100, made(0, any).maxReplicas());
        assertEquals(Optional.empty(), made(0, any).behavior());
        assertEquals(2, made(0, any, any).metrics().size());
    }

    @Test
    void prometheusIsAnExternalAverageUnlessAValueIsAskedFor() {
        assertEquals(
                "sum(x) - 80 (avg)",
                target(
                        MetricSourceType.External,
                        ScaleExecutorTest.trigger(TriggerType.prometheus, Optional.empty(), Optional.empty())));
        assertEquals(
                "sum(x) - 80 (avg)",
                target(MetricSourceType.External, trigger(TriggerType.prometheus, MetricTargetType.AverageValue, "")));
        assertEquals(
                "sum(x) - 80",
                target(MetricSourceType.External, trigger(TriggerType.prometheus, MetricTargetType.Value, "")));
    }

    @Test
    void cpuAndMemoryAreResources() {
        assertEquals(
                "cpu - 80%",
                target(MetricSourceType.Resource, trigger(TriggerType.cpu, MetricTargetType.Utilization, "")));
        assertEquals(
                "memory - 80",
                target(MetricSourceType.Resource, trigger(TriggerType.memory, MetricTargetType.AverageValue, "")));
        assertEquals(
                "cpu app 80%",
                target(
                        MetricSourceType.ContainerResource,
                        trigger(TriggerType.cpu, MetricTargetType.Utilization, "app")));
    }
}
