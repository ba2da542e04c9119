package io.steelyard.report.why;

import io.steelyard.kube.keda.ScaledObjectHpa;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.observe.RunResult;
import io.steelyard.report.text.Figures;
import io.steelyard.scenario.MetricSource;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.MetricSpec;
import io.steelyard.scenario.kubernetes.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Pods far above the autoscaler's target while the average, which is all that it sees, is within it.
 *
 * <p>Its trace: decisions that left the replicas as they were, on an average of connections that kept the target within
 * the tolerance, while the fullest pod was above it by more than the tolerance.
 */
final class HotPod implements Rule {
    private static final double TOLERANCE = 1.1;
    private static final double MILLI = 1_000;
    private static final double NOTABLE = 0.05;

    private record Finding(String variant, long blind, long decisions, long hottest, double target) {
        double share() {
            return (double) blind / decisions;
        }
    }

    @Override
    public List<String> explain(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            int number = variant;
            rule(evidence.setup(variant)).ifPresent(rule -> findings.add(finding(evidence, number, rule)));
        }
        findings.removeIf(finding -> !(finding.share() >= NOTABLE));
        findings.sort(Comparator.comparingDouble(finding -> -finding.share()));
        if (findings.isEmpty()) {
            return List.of();
        }
        Finding worst = findings.get(0);
        String text = "the autoscaler sees the average: in " + Figures.share(worst.share()) + " of its decisions with "
                + worst.variant() + " it saw no more than its " + Figures.of(worst.target(), "connections")
                + " a pod and left the pods as they were, while one held up to "
                + Figures.of((double) worst.hottest(), "connections");
        if (findings.size() > 1) {
            Finding least = findings.get(findings.size() - 1);
            text += " (with " + least.variant() + " in " + Figures.share(least.share()) + ", up to "
                    + Figures.of((double) least.hottest(), "connections") + ")";
        }
        return List.of(text);
    }

    /** The only metric of an autoscaler, where it is an average of connections per pod. */
    private record TargetRule(String metric, double target) {}

    private static Optional<TargetRule> rule(Setup setup) {
        List<MetricSpec> metrics = ScaledObjectHpa.of(setup)
                .map(HorizontalPodAutoscalerSpec::metrics)
                .orElse(List.of());
        if (metrics.size() != 1 || metrics.get(0).pods().isEmpty()) {
            return Optional.empty();
        }
        String name = metrics.get(0).pods().get().metric().name();
        MetricSource source = setup.metrics().get(name);
        Optional<Quantity> average = metrics.get(0).pods().get().target().averageValue();
        return source == null || source.is() != MetricSource.Source.OPEN_CONNECTIONS
                ? Optional.empty()
                : average.map(value -> new TargetRule(name, value.milliValue() / MILLI));
    }

    private static Finding finding(Evidence evidence, int variant, TargetRule rule) {
        long blind = 0;
        long decisions = 0;
        long hottest = 0;
        for (RunResult run : evidence.runs(variant)) {
            for (DecisionRecord decision : run.decisions()) {
                decisions++;
                if (blind(decision, rule)) {
                    blind++;
                    hottest = Math.max(hottest, decision.hottestPod());
                }
            }
        }
        return new Finding(evidence.name(variant), blind, decisions, hottest, rule.target());
    }

    private static boolean blind(DecisionRecord decision, TargetRule rule) {
        return decision.metric().equals(rule.metric())
                && decision.metricMilli() >= 0
                && decision.metricMilli() <= MILLI * rule.target()
                && decision.desiredReplicas() == decision.currentReplicas()
                && decision.hottestPod() > TOLERANCE * rule.target();
    }
}
