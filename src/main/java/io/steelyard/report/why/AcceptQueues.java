package io.steelyard.report.why;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.QueueMetrics;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.screen.Cells;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attempts that fail on the way into the service: at the queue of a pod, behind the pods, or at an admission limit.
 *
 * <p>Its trace: one attempt in a hundred of the block at least fails so. A storm that keeps itself alive is told by {@link
 * Metastable}.
 */
final class AcceptQueues implements Rule {
    private static final double NOTABLE = 0.01;
    private static final double AT_ONE = 0.8;

    /** Tells what becomes of the attempts of a variant in a block; empty where nothing notable. */
    private interface Teller {
        Optional<String> tell(Evidence evidence, int block, int variant);
    }

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block : evidence.events()) {
            add(sentences, evidence, block, "attempts come faster than pods accept them: ", AcceptQueues::atPods);
            add(
                    sentences,
                    evidence,
                    block,
                    "what all pods depend on is the bottleneck, however many pods there are: ",
                    AcceptQueues::downstream);
            add(sentences, evidence, block, "the service admits only so many attempts: ", AcceptQueues::admission);
        }
        return sentences;
    }

    private static void add(List<String> sentences, Evidence evidence, int block, String beginning, Teller teller) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            String name = evidence.name(variant);
            teller.tell(evidence, block, variant)
                    .ifPresent(text -> alike.computeIfAbsent(text, key -> new ArrayList<>())
                            .add(name));
        }
        if (!alike.isEmpty()) {
            List<String> parts = new ArrayList<>();
            alike.forEach((text, names) -> parts.add("with " + Words.list(names) + " " + text));
            sentences.add(evidence.prefix(block) + beginning + String.join("; ", parts));
        }
    }

    private static boolean notable(Evidence evidence, int block, Metric metric, int variant) {
        return evidence.mean(block, metric, variant) >= NOTABLE * evidence.mean(block, AttemptMetrics.MADE, variant)
                && evidence.mean(block, metric, variant) > 0;
    }

    private static String count(Evidence evidence, int block, Metric metric, int variant) {
        return Cells.text(evidence.value(block, metric, variant), metric.unit(), true);
    }

    private static Optional<String> atPods(Evidence evidence, int block, int variant) {
        Optional<Workload.Accept> accept = evidence.setup(variant).workload().accept();
        boolean full = notable(evidence, block, AttemptMetrics.OVERFLOWED, variant);
        boolean late = notable(evidence, block, AttemptMetrics.HANDSHAKE_TIMED_OUT, variant);
        boolean stays = evidence.mean(block, StormMetrics.METASTABLE, variant) > 0;
        if (accept.isEmpty() || stays || !(full || late)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        String of = " of " + count(evidence, block, AttemptMetrics.MADE, variant);
        if (full) {
            parts.add(count(evidence, block, AttemptMetrics.OVERFLOWED, variant) + of
                    + " find the queue of their pod full ("
                    + Figures.of((double) accept.get().backlog().value(), "handshakes") + ")");
            of = "";
        }
        String where =
                atOnePod(evidence, block, variant) ? ", while nearly all handshakes that wait are at one pod" : "";
        if (late) {
            parts.add(count(evidence, block, AttemptMetrics.HANDSHAKE_TIMED_OUT, variant) + of
                    + " are given up before their turn, in queues of up to "
                    + count(evidence, block, QueueMetrics.LONGEST, variant));
        }
        return Optional.of(String.join(" and ", parts) + where);
    }

    /** Whether of the handshakes that wait in a block nearly all are at the fullest pod, in the first replication. */
    private static boolean atOnePod(Evidence evidence, int block, int variant) {
        Timeline timeline = evidence.timeline(variant);
        double longest = 0;
        double all = 0;
        for (int sample = timeline.sampleAt(evidence.block(block).startSeconds()) + 1;
                sample <= timeline.sampleAt(evidence.block(block).endSeconds());
                sample++) {
            double waiting = timeline.value(SeriesColumn.HANDSHAKES_WAITING, sample);
            if (waiting > 0 && timeline.serving(sample) > 1) {
                all += waiting;
                longest += Math.min(waiting, timeline.value(SeriesColumn.LONGEST_QUEUE, sample));
            }
        }
        return all > 0 && longest >= AT_ONE * all;
    }

    private static Optional<String> downstream(Evidence evidence, int block, int variant) {
        Optional<Workload.Downstream> some = evidence.setup(variant).workload().downstream();
        return some.isPresent() && notable(evidence, block, AttemptMetrics.DOWNSTREAM_FULL, variant)
                ? Optional.of("it does " + Figures.of(some.get().rate().perSecond(), "1/s")
                        + " handshakes a second and lets "
                        + Figures.of((double) some.get().backlog().value(), "handshakes")
                        + " wait, and " + count(evidence, block, AttemptMetrics.DOWNSTREAM_FULL, variant)
                        + " attempts find no place there")
                : Optional.empty();
    }

    private static Optional<String> admission(Evidence evidence, int block, int variant) {
        Setup setup = evidence.setup(variant);
        return setup.admission().isPresent() && notable(evidence, block, AttemptMetrics.NOT_ADMITTED, variant)
                ? Optional.of(Figures.of(setup.admission().get().perSecond(), "1/s") + " a second and "
                        + Figures.of((double) setup.admission().get().atOnce(), "attempts")
                        + " at once, and turns "
                        + count(evidence, block, AttemptMetrics.NOT_ADMITTED, variant) + " of "
                        + count(evidence, block, AttemptMetrics.MADE, variant) + " away")
                : Optional.empty();
    }
}
