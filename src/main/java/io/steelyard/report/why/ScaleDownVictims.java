package io.steelyard.report.why;

import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.RunResult;
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
     * The pods that went away in a block, added up over the replications of a variant.
     *
     * @param pods how many
     * @param young how many of them came in the block
     * @param closed connections that this closed
     */
    private record Victims(int runs, long pods, long young, double closed) {
        static Victims of(Evidence evidence, int block, int variant) {
            long gone = 0;
            long young = 0;
            double closed = 0;
            for (RunResult run : evidence.runs(variant)) {
                Timeline timeline = new Timeline(run);
                int start = Math.max(0, timeline.sampleAt(evidence.block(block).startSeconds()));
                int end = timeline.sampleAt(evidence.block(block).endSeconds());
                for (int pod = 0; pod < timeline.pods(); pod++) {
                    if (timeline.load(end, pod) == Timeline.ABSENT && existed(timeline, pod, start, end)) {
                        gone++;
                        young += timeline.load(start, pod) >= 0 ? 0 : 1;
                    }
                }
                closed += run.blocks().get(block).value(AutoscalerMetrics.LOST_BY_SCALE_DOWN);
            }
            return new Victims(evidence.runs(variant).size(), gone, young, closed);
        }

        private static boolean existed(Timeline run, int pod, int start, int end) {
            for (int sample = start; sample <= end; sample++) {
                if (run.load(sample, pod) >= 0) {
                    return true;
                }
            }
            return false;
        }

        String text() {
            return " (" + perRun(pods) + (pods == runs ? " pod, " : " pods, ") + since() + " started since, with "
                    + Figures.fixed(closed / pods, 0) + " each)";
        }

        private String since() {
            return young == pods ? "all" : young == 0 ? "none of them" : perRun(young) + " of them";
        }

        private String perRun(long count) {
            return Figures.of((double) count / runs, "pods");
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
        Victims victims = Victims.of(evidence, block, variant);
        return standing.value(names) + " connections with " + Words.list(names)
                + (victims.pods() == 0 ? "" : victims.text());
    }
}
