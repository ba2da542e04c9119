package io.steelyard.report.why;

import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.screen.Standing;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that a scale-down closed, and how full and how young the pods were that it deleted.
 *
 * <p>Its trace: scale-downs caused every loss of the block.
 */
final class ScaleDownVictims implements Rule {

    /**
     * The pods that went away in a block of the first replication.
     *
     * @param pods how many
     * @param young how many of them came in the block
     * @param closed connections that this closed
     */
    private record Victims(int pods, int young, double closed) {
        static Victims of(Timeline run, double startSeconds, double endSeconds, double closed) {
            int start = Math.max(0, run.sampleAt(startSeconds));
            int end = run.sampleAt(endSeconds);
            int gone = 0;
            int young = 0;
            for (int pod = 0; pod < run.pods(); pod++) {
                boolean atStart = run.load(start, pod) >= 0;
                boolean ever = atStart;
                for (int sample = start; sample <= end && !ever; sample++) {
                    ever = run.load(sample, pod) >= 0;
                }
                if (ever && run.load(end, pod) == Timeline.ABSENT) {
                    gone++;
                    young += atStart ? 0 : 1;
                }
            }
            return new Victims(gone, young, closed);
        }

        String text() {
            return " (" + Words.count(pods, "pod") + ", " + (young == pods ? "all" : young + " of them")
                    + " started since, with " + Figures.fixed(closed / pods, 0) + " each)";
        }
    }

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block = 0; block < evidence.blocks(); block++) {
            boolean whole = block == 0 && evidence.blocks() > 1;
            if (!whole && scaleDownAlone(evidence, block)) {
                sentences.add(sentence(evidence, block));
            }
        }
        return sentences;
    }

    private static boolean scaleDownAlone(Evidence evidence, int block) {
        boolean any = false;
        for (int variant = 0; variant < evidence.variants(); variant++) {
            double lost = evidence.mean(block, StormMetrics.LOST, variant);
            double byScaleDown = evidence.mean(block, AutoscalerMetrics.LOST_BY_SCALE_DOWN, variant);
            if (lost > byScaleDown) {
                return false;
            }
            any |= byScaleDown > 0;
        }
        return any;
    }

    private static String sentence(Evidence evidence, int block) {
        Standing standing = evidence.standing(block, AutoscalerMetrics.LOST_BY_SCALE_DOWN);
        List<String> parts = new ArrayList<>();
        parts.add(part(evidence, block, standing, standing.first()));
        if (standing.separates()) {
            parts.add(part(evidence, block, standing, standing.last()));
        }
        String when = block == 0 ? "" : "after " + evidence.block(block).name() + " ";
        return when + "scale-downs closed " + String.join(", ", parts);
    }

    private static String part(Evidence evidence, int block, Standing standing, List<String> names) {
        int variant = evidence.summary().variants().indexOf(names.get(0));
        Victims victims = Victims.of(
                evidence.timeline(variant),
                evidence.block(block).startSeconds(),
                evidence.block(block).endSeconds(),
                evidence.runs(variant).get(0).blocks().get(block).value(AutoscalerMetrics.LOST_BY_SCALE_DOWN));
        return standing.value(names) + " connections with " + Words.list(names)
                + (victims.pods() == 0 ? "" : victims.text());
    }
}
