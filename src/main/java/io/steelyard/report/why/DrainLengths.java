package io.steelyard.report.why;

import io.steelyard.observe.StormMetrics;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload.Drain;
import io.steelyard.theory.DrainLength;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a pod takes to let its connections go in a rollout, and what its grace period, or the proxy beside it, cuts.
 *
 * <p>Its trace: a rollout of pods that drain bit by bit, without a preStop hook, whose connections were lost by it.
 */
final class DrainLengths implements Rule {
    /**
     * One plan.
     *
     * @param lastSeconds from SIGTERM until the last connection would be closed
     * @param inTime connections that are closed within a span, of all
     */
    private record Plan(String text, double lastSeconds, double inTime) {}

    /**
     * What is told of a variant.
     *
     * @param suffices how long the grace period is, where it suffices
     */
    private record Told(Optional<String> suffices, String text) {}

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block = 1; block < evidence.blocks(); block++) {
            Map<Told, List<String>> alike = new LinkedHashMap<>();
            for (int variant = 0; variant < evidence.variants(); variant++) {
                if (evidence.mean(block, StormMetrics.LOST_BY_ROLLOUT, variant) > 0
                        && rollsOut(evidence, block, variant)) {
                    String name = evidence.name(variant);
                    tell(evidence, block, variant)
                            .ifPresent(told -> alike.computeIfAbsent(told, key -> new ArrayList<>())
                                    .add(name));
                }
            }
            String prefix = evidence.prefix(block);
            Map<String, List<String>> enough = new LinkedHashMap<>();
            alike.forEach((told, names) -> {
                String text = told.text + " with " + Words.list(names);
                told.suffices.ifPresentOrElse(
                        grace -> enough.computeIfAbsent(grace, key -> new ArrayList<>())
                                .add(text),
                        () -> sentences.add(prefix + text));
            });
            enough.forEach((grace, texts) -> sentences.add(
                    prefix + "a grace period of " + grace + " suffices: a pod lets go " + String.join("; ", texts)));
        }
        return sentences;
    }

    private static boolean rollsOut(Evidence evidence, int block, int variant) {
        double start = evidence.block(block).startSeconds();
        return evidence.setup(variant).events().stream()
                .anyMatch(event -> event instanceof ScenarioEvent.Rollout rollout
                        && rollout.of() == ScenarioEvent.Workload.PODS
                        && Durations.seconds(event.at()) == start);
    }

    private static Optional<Told> tell(Evidence evidence, int block, int variant) {
        Setup setup = evidence.setup(variant);
        long held = fullest(evidence, block, variant);
        boolean hook = setup.podSpec().containers().stream()
                .anyMatch(container -> container.lifecycle().isPresent());
        double grace = setup.podSpec().terminationGracePeriodSeconds();
        double sidecar = setup.workload()
                .sidecar()
                .map(proxy -> Durations.seconds(proxy.terminationDrainDuration()))
                .orElse(Double.POSITIVE_INFINITY);
        double limit = Math.min(grace, sidecar);
        Optional<Plan> plan =
                hook || held == 0 ? Optional.empty() : plan(setup.workload().drain(), held, limit);
        return plan.map(some -> {
            String connections = Figures.of((double) held, "connections") + " connections";
            String last = Figures.span(some.lastSeconds);
            if (some.lastSeconds <= limit) {
                String until = some.text.endsWith(" " + last) ? "" : ", the last one " + last + " after SIGTERM,";
                return new Told(Optional.of(Figures.span(grace)), connections + " " + some.text + until);
            }
            return new Told(
                    Optional.empty(),
                    "a pod of " + connections + " lets them go " + some.text + ", the last one " + last
                            + " after SIGTERM: " + (sidecar < grace ? "the proxy in the pod" : "its grace period")
                            + " ends after " + Figures.span(limit) + " and cuts about "
                            + Figures.of(Math.rint(held - some.inTime), "connections") + " of them at once");
        });
    }

    private static Optional<Plan> plan(Drain drain, long held, double limit) {
        if (drain instanceof Drain.Batches batches) {
            long size = batches.size().value();
            double every = Durations.seconds(batches.every());
            return Optional.of(new Plan(
                    "in " + Figures.of((double) DrainLength.batches(held, size), "batches") + " batches, one every "
                            + Figures.span(every),
                    DrainLength.ofBatches(held, size, every),
                    Math.min(held, DrainLength.mostInBatches(limit, size, every))));
        }
        if (drain instanceof Drain.AtRate atRate) {
            double perSecond = atRate.rate().perSecond();
            return Optional.of(new Plan(
                    "at " + Figures.of(perSecond, "1/s") + " a second",
                    DrainLength.atRate(held, perSecond),
                    Math.min((double) held, Math.floor(limit * perSecond) + 1)));
        }
        if (drain instanceof Drain.Over over) {
            double window = Durations.seconds(over.window());
            return Optional.of(new Plan("over " + Figures.span(window), window, held * Math.min(1, limit / window)));
        }
        return Optional.empty();
    }

    /** Connections of the fullest pod when the block begins, in the first replication. */
    private static long fullest(Evidence evidence, int block, int variant) {
        Timeline timeline = evidence.timeline(variant);
        int sample = timeline.sampleAt(evidence.block(block).startSeconds());
        long most = 0;
        for (int pod = 0; sample >= 0 && pod < timeline.pods(); pod++) {
            most = Math.max(most, timeline.load(sample, pod));
        }
        return most;
    }
}
