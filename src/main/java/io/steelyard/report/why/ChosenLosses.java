package io.steelyard.report.why;

import io.steelyard.observe.Metric;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.screen.Cells;
import io.steelyard.report.text.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that the service ends of its own choice: for their age, or because their pod holds more than others.
 *
 * <p>Its trace: one such loss in the run.
 */
final class ChosenLosses implements Rule {
    /** From this share on, it is all losses that are told. */
    private static final double ALL = 0.995;

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        add(
                sentences,
                evidence,
                StormMetrics.LOST_BY_AGE,
                "connections end for their age, and their clients are placed anew: ");
        add(sentences, evidence, StormMetrics.LOST_BY_SHEDDING, "pods that hold more than others let connections go: ");
        return sentences;
    }

    private static void add(List<String> sentences, Evidence evidence, Metric metric, String beginning) {
        double seconds = evidence.block(0).endSeconds() - evidence.block(0).startSeconds();
        List<String> parts = new ArrayList<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            double ended = evidence.mean(0, metric, variant);
            if (ended > 0) {
                double share = ended / evidence.mean(0, StormMetrics.LOST, variant);
                String ofAll = share >= ALL ? "" : ", " + Figures.share(share) + " of all losses";
                parts.add(Cells.text(evidence.value(0, metric, variant), metric.unit(), true) + " with "
                        + evidence.name(variant) + ", " + Figures.of(ended / seconds, "1/s") + " a second on average"
                        + ofAll);
            }
        }
        if (!parts.isEmpty()) {
            sentences.add(beginning + String.join("; ", parts));
        }
    }
}
