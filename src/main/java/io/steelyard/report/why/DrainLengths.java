package io.steelyard.report.why;

import io.steelyard.observe.StormMetrics;
import io.steelyard.rebalance.DrainPresets;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload.Drain;
import io.steelyard.scenario.kubernetes.Lifecycle;
import io.steelyard.theory.DrainLength;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a pod takes to let its connections go in a rollout, and what its grace period, or the proxy beside it, cuts.
 *
 * <p>Its trace: a rollout of pods that drain bit by bit, with time left after their preStop hook, whose connections were lost
 * by it.
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
     * @param suffices what begins the sentence, where the grace period suffices
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
            enough.forEach((beginning, texts) -> sentences.add(prefix + beginning + String.join("; ", texts)));
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
        double hook = hookSeconds(setup);
        double grace = setup.podSpec().terminationGracePeriodSeconds();
        double sidecar = setup.workload()
                .sidecar()
                .map(proxy -> Durations.seconds(proxy.terminationDrainDuration()))
                .orElse(Double.POSITIVE_INFINITY);
        double limit = Math.min(grace - hook, sidecar);
        Optional<Plan> plan = limit <= 0 || held == 0
                ? Optional.empty()
                : plan(named(setup.workload().drain()), held, limit);
        // A window that fits says nothing of the load; how long batches and rates take, only the load tells.
        boolean plain = named(setup.workload().drain()) instanceof Drain.Over;
        return plan.filter(some -> !plain || some.lastSeconds > limit).map(some -> {
            String pod = "a pod of " + Figures.of((double) held, "connections") + " connections lets them go ";
            String last = Figures.span(some.lastSeconds);
            if (some.lastSeconds <= limit) {
                String until = some.text.endsWith(" " + last) ? "" : ", the last one " + last + " after SIGTERM,";
                return new Told(
                        Optional.of("a grace period of " + Figures.span(grace) + " suffices: " + pod),
                        some.text + until);
            }
            String its = hook == 0
                    ? "its grace period"
                    : "its grace period of " + Figures.span(grace) + ", of which the preStop hook takes "
                            + Figures.span(hook) + ",";
            return new Told(
                    Optional.empty(),
                    pod + some.text + ", the last one " + last + " after SIGTERM: "
                            + (sidecar < grace - hook ? "the proxy in the pod" : its) + " ends after "
                            + Figures.span(limit) + " and cuts about "
                            + Figures.of(Math.rint(held - some.inTime), "connections") + " of them at once");
        });
    }

    /** How long the longest preStop hook of a pod's containers takes. */
    private static double hookSeconds(Setup setup) {
        return setup.podSpec().containers().stream()
                .flatMap(container -> container.lifecycle().flatMap(Lifecycle::preStop).stream())
                .mapToDouble(hook -> Durations.seconds(hook.duration()))
                .max()
                .orElse(0);
    }

    private static Drain named(Drain drain) {
        return drain instanceof Drain.Preset preset
                ? DrainPresets.named(preset.name()).drain()
                : drain;
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
            double after = Durations.seconds(over.after());
            String later = after == 0 ? "" : ", from " + Figures.span(after) + " on";
            double share = Math.max(0, Math.min(1, (limit - after) / window));
            return Optional.of(new Plan("over " + Figures.span(window) + later, after + window, held * share));
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
