package io.steelyard.kube.hpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.kube.hpa.MetricReading.PodSample;
import io.steelyard.kube.hpa.PodView.ReadyCondition;
import io.steelyard.kube.pods.PodPhase;
import io.steelyard.scenario.kubernetes.HPAScalingPolicy;
import io.steelyard.scenario.kubernetes.HPAScalingPolicyType;
import io.steelyard.scenario.kubernetes.HPAScalingRules;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerBehavior;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.KubernetesVersion;
import io.steelyard.scenario.kubernetes.MetricIdentifier;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.scenario.kubernetes.MetricSpec;
import io.steelyard.scenario.kubernetes.MetricTarget;
import io.steelyard.scenario.kubernetes.MetricTargetType;
import io.steelyard.scenario.kubernetes.PodsMetricSource;
import io.steelyard.scenario.kubernetes.Quantity;
import io.steelyard.scenario.kubernetes.ScalingPolicySelect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Whole runs of the controller, tick by tick, with connections spread evenly over the ready pods. */
final class HorizontalControllerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final KubernetesVersion VERSION = KubernetesVersion.parse("1.34");
    private static final long TARGET = 1000;

    private static HorizontalPodAutoscalerSpec spec(Optional<HorizontalPodAutoscalerBehavior> behavior) {
        PodsMetricSource source = new PodsMetricSource(
                new MetricIdentifier("open_connections"),
                new MetricTarget(
                        MetricTargetType.AverageValue,
                        Optional.empty(),
                        Optional.of(Quantity.parse("1000")),
                        Optional.empty()));
        return new HorizontalPodAutoscalerSpec(
                1,
                100,
                List.of(new MetricSpec(
                        MetricSourceType.Pods,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(source),
                        Optional.empty(),
                        Optional.empty())),
                behavior);
    }

    private static HPAScalingRules rules(int window, HPAScalingPolicyType type, int value) {
        return new HPAScalingRules(
                Optional.of(window),
                Optional.of(ScalingPolicySelect.Max),
                Optional.of(List.of(new HPAScalingPolicy(type, value, 60))),
                Optional.empty());
    }

    /** A fleet whose pods are ready {@code startSeconds} after they were asked for. */
    private static final class Fleet {
        private final List<Integer> readyAt = new ArrayList<>();
        private final int startSeconds;

        Fleet(int pods, int startSeconds) {
            this.startSeconds = startSeconds;
            resize(pods, -startSeconds);
        }

        void resize(int pods, int now) {
            while (readyAt.size() > pods) {
                readyAt.remove(readyAt.size() - 1);
            }
            while (readyAt.size() < pods) {
                readyAt.add(now + startSeconds);
            }
        }

        int ready(int now) {
            return (int) readyAt.stream().filter(at -> at <= now).count();
        }

        FleetSample sample(int now, long total) {
            long milli = total * 1000 / ready(now);
            List<PodView> pods = new ArrayList<>();
            List<PodSample> samples = new ArrayList<>();
            for (int i = 0; i < readyAt.size(); i++) {
                boolean ready = readyAt.get(i) <= now;
                pods.add(new PodView(
                        "pod-" + i,
                        ready ? PodPhase.Running : PodPhase.Pending,
                        false,
                        OptionalLong.empty(),
                        Optional.of(new ReadyCondition(
                                ready ? ReadyCondition.Status.True : ReadyCondition.Status.False, 0)),
                        List.of()));
                if (ready) {
                    samples.add(new PodSample("pod-" + i, now * SECOND, 0, milli));
                }
            }
            return new FleetSample(readyAt.size(), readyAt.size(), pods, List.of(new MetricReading.Pods(samples)));
        }
    }

    /** One line a tick: {@code spec ready raw -> spec reason, reason}. */
    private static List<String> trace(
            Optional<HorizontalPodAutoscalerBehavior> behavior, int pods, long before, long after, int lastSecond) {
        HorizontalController controller = HorizontalController.of(spec(behavior), VERSION, HpaSettings.of(VERSION));
        Fleet fleet = new Fleet(pods, 40);
        List<String> lines = new ArrayList<>();
        for (int now = 0; now <= lastSecond; now += 15) {
            FleetSample sample = fleet.sample(now, now < 30 ? before : after);
            Decision decision = controller.decide(now * SECOND, sample);
            lines.add(sample.specReplicas() + " " + fleet.ready(now) + " "
                    + decision.recommendation().orElseThrow() + " -> " + decision.desiredReplicas() + " "
                    + decision.reason(Condition.Type.AbleToScale).orElseThrow() + ", "
                    + decision.reason(Condition.Type.ScalingLimited).orElseThrow());
            fleet.resize(decision.desiredReplicas(), now);
        }
        return lines;
    }

    /** The cap of twice the wanted replicas, and pending pods that count as empty instead of being waited for. */
    @Test
    void growsWithoutBehavior() {
        assertEquals(
                List.of(
                        "10 10 10 -> 10 ReadyForNewScale, DesiredWithinRange",
                        "10 10 10 -> 10 ReadyForNewScale, DesiredWithinRange",
                        "10 10 25 -> 20 SucceededRescale, ScaleUpLimit",
                        "20 10 25 -> 25 SucceededRescale, DesiredWithinRange",
                        "25 10 25 -> 25 ReadyForNewScale, DesiredWithinRange",
                        "25 20 25 -> 25 ReadyForNewScale, DesiredWithinRange",
                        "25 25 25 -> 25 ReadyForNewScale, DesiredWithinRange",
                        "25 25 25 -> 25 ReadyForNewScale, DesiredWithinRange"),
                trace(Optional.empty(), 10, 10 * TARGET, 25 * TARGET, 105));
    }

    /** The window delays the first cut; then each minute takes a tenth of what there was a minute ago, rounded up. */
    @Test
    void shrinksByTenPercentAMinute() {
        HorizontalPodAutoscalerBehavior behavior = new HorizontalPodAutoscalerBehavior(
                Optional.empty(), Optional.of(rules(60, HPAScalingPolicyType.Percent, 10)));
        assertEquals(
                List.of(
                        "25 25 25 -> 25 ReadyForNewScale, DesiredWithinRange",
                        "25 25 25 -> 25 ReadyForNewScale, DesiredWithinRange",
                        "25 25 5 -> 25 ScaleDownStabilized, DesiredWithinRange",
                        "25 25 5 -> 25 ScaleDownStabilized, DesiredWithinRange",
                        "25 25 5 -> 25 ScaleDownStabilized, DesiredWithinRange",
                        "25 25 5 -> 22 SucceededRescale, ScaleDownLimit",
                        "22 22 5 -> 22 ReadyForNewScale, ScaleDownLimit",
                        "22 22 5 -> 22 ReadyForNewScale, ScaleDownLimit",
                        "22 22 5 -> 22 ReadyForNewScale, ScaleDownLimit",
                        "22 22 5 -> 19 SucceededRescale, ScaleDownLimit",
                        "19 19 5 -> 19 ReadyForNewScale, ScaleDownLimit",
                        "19 19 5 -> 19 ReadyForNewScale, ScaleDownLimit",
                        "19 19 5 -> 19 ReadyForNewScale, ScaleDownLimit",
                        "19 19 5 -> 17 SucceededRescale, ScaleDownLimit",
                        "17 17 5 -> 17 ReadyForNewScale, ScaleDownLimit",
                        "17 17 5 -> 17 ReadyForNewScale, ScaleDownLimit"),
                trace(Optional.of(behavior), 25, 25 * TARGET, 5 * TARGET, 225));
    }

    /** Four pods more than at the period's start: one burst, then nothing until it is a minute old. */
    @Test
    void growsByFourPodsAMinute() {
        HorizontalPodAutoscalerBehavior behavior = new HorizontalPodAutoscalerBehavior(
                Optional.of(rules(0, HPAScalingPolicyType.Pods, 4)), Optional.empty());
        assertEquals(
                List.of(
                        "10 10 10 -> 10 ReadyForNewScale, DesiredWithinRange",
                        "10 10 10 -> 10 ReadyForNewScale, DesiredWithinRange",
                        "10 10 40 -> 14 SucceededRescale, ScaleUpLimit",
                        "14 10 40 -> 14 ReadyForNewScale, ScaleUpLimit",
                        "14 10 40 -> 14 ReadyForNewScale, ScaleUpLimit",
                        "14 14 40 -> 14 ReadyForNewScale, ScaleUpLimit",
                        "14 14 40 -> 18 SucceededRescale, ScaleUpLimit",
                        "18 14 40 -> 18 ReadyForNewScale, ScaleUpLimit",
                        "18 14 40 -> 18 ReadyForNewScale, ScaleUpLimit",
                        "18 18 40 -> 18 ReadyForNewScale, ScaleUpLimit",
                        "18 18 40 -> 22 SucceededRescale, ScaleUpLimit",
                        "22 18 40 -> 22 ReadyForNewScale, ScaleUpLimit"),
                trace(Optional.of(behavior), 10, 10 * TARGET, 40 * TARGET, 165));
    }

    @Test
    void restartedControllerCannotShrinkForAWholeWindow() {
        HorizontalController controller =
                HorizontalController.of(spec(Optional.empty()), VERSION, HpaSettings.of(VERSION));
        Fleet fleet = new Fleet(10, 0);
        assertEquals(10, controller.decide(0, fleet.sample(0, 1000)).desiredReplicas());
        controller.state().forget();
        assertEquals(
                10, controller.decide(299 * SECOND, fleet.sample(299, 1000)).desiredReplicas());
        assertEquals(
                10, controller.decide(599 * SECOND, fleet.sample(599, 1000)).desiredReplicas());
        assertEquals(1, controller.decide(600 * SECOND, fleet.sample(600, 1000)).desiredReplicas());
        assertEquals(OptionalLong.of(600 * SECOND), controller.state().lastScaleNanos());
    }

    @Test
    void failedMetricIsNamed() {
        HorizontalController controller =
                HorizontalController.of(spec(Optional.empty()), VERSION, HpaSettings.of(VERSION));
        FleetSample sample = new Fleet(2, 0).sample(0, 2000);
        Decision decision = controller.decide(
                0, new FleetSample(2, 2, sample.pods(), List.of(new MetricReading.Unavailable("scrape failed"))));

        assertEquals(Optional.of("scrape failed"), decision.error());
        assertEquals(Optional.of(Reason.FailedGetPodsMetric), decision.reason(Condition.Type.ScalingActive));
        assertEquals(2, decision.desiredReplicas());
        assertTrue(decision.metrics().get(0).proposal().isEmpty());
    }

    @Test
    void emptyMetricsMeanCpuAtEightyPercent() {
        HpaSpec spec = HpaSpec.of(new HorizontalPodAutoscalerSpec(1, 3, List.of(), Optional.empty()));

        assertEquals(List.of(MetricRule.DEFAULT), spec.metrics());
    }

    @Test
    void olderVersionRefusesWhatItDoesNotHave() {
        HPAScalingRules tolerant = new HPAScalingRules(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Quantity.parse("50m")));
        HorizontalPodAutoscalerSpec spec =
                spec(Optional.of(new HorizontalPodAutoscalerBehavior(Optional.of(tolerant), Optional.empty())));

        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> HorizontalController.of(spec, VERSION, HpaSettings.of(VERSION)))
                .getMessage()
                .startsWith("behavior.scaleUp.tolerance is off by default before Kubernetes 1.35"));
        HorizontalController.of(spec, KubernetesVersion.parse("1.35"), HpaSettings.of(KubernetesVersion.parse("1.35")));
    }

    /** 1100 connections a pod at a target of 1000: the ratio 1.1 is within 1 + 0.1, but |1 - 1.1| is above 0.1. */
    @Test
    void versionDecidesHowToleranceIsCompared() {
        FleetSample sample = new Fleet(10, 0).sample(0, 11_000);
        assertEquals(
                10,
                HorizontalController.of(
                                spec(Optional.empty()),
                                KubernetesVersion.parse("1.33"),
                                HpaSettings.of(KubernetesVersion.parse("1.33")))
                        .decide(0, sample)
                        .desiredReplicas());
        assertEquals(
                11,
                HorizontalController.of(
                                spec(Optional.empty()),
                                KubernetesVersion.parse("1.32"),
                                HpaSettings.of(KubernetesVersion.parse("1.32")))
                        .decide(0, sample)
                        .desiredReplicas());
    }
}
