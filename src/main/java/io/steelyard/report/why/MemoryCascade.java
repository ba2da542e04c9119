package io.steelyard.report.why;

import io.steelyard.control.PodLimits;
import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.report.screen.Cells;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Setup;
import java.util.ArrayList;
import java.util.List;

/**
 * Containers that are killed for their memory, whose connections then fall upon the others; and full pods that refuse
 * instead.
 *
 * <p>Its trace: containers killed for their memory in the block, with one variant at least.
 */
final class MemoryCascade implements Rule {
    private static final int MOST = 2;

    @Override
    public List<String> explain(Evidence evidence) {
        return Kills.sentences(
                evidence,
                PodMetrics.OUT_OF_MEMORY,
                (block, killed, spared) -> sentence(evidence, block, killed, spared));
    }

    private static String sentence(Evidence evidence, int block, List<Integer> killed, List<Integer> spared) {
        List<String> parts = new ArrayList<>();
        for (int variant : killed.subList(0, Math.min(MOST, killed.size()))) {
            parts.add(part(evidence, block, variant));
        }
        if (killed.size() > MOST) {
            parts.add("likewise, but fewer, with " + Words.list(evidence.names(killed.subList(MOST, killed.size()))));
        }
        if (!spared.isEmpty()) {
            parts.add("none with " + Words.list(evidence.names(spared)));
        }
        parts.addAll(refusals(evidence, block));
        return evidence.prefix(block)
                + "a container that is out of memory is killed, and its clients go to the others: "
                + String.join("; ", parts);
    }

    private static String part(Evidence evidence, int block, int variant) {
        double crashes = evidence.mean(block, PodMetrics.CRASHES, variant);
        return Cells.text(evidence.value(block, PodMetrics.OUT_OF_MEMORY, variant), "containers", true)
                + (crashes > 0
                        ? " containers after the " + Figures.of(crashes, "containers") + " that crashed"
                        : " containers")
                + " with " + evidence.name(variant) + room(evidence.setup(variant))
                + Kills.of(evidence, block, variant, PodMetrics.OUT_OF_MEMORY, SeriesColumn.OUT_OF_MEMORY)
                        .end()
                + ", with " + Figures.of(evidence.mean(block, AutoscalerMetrics.SERVING_MEAN, variant), "pods")
                + " pods serving on average";
    }

    private static String room(Setup setup) {
        int most = PodLimits.memory(setup.podSpec(), setup.workload().memory()).connections();
        return most == Integer.MAX_VALUE ? "" : " (memory for " + Figures.fixed(most, 0) + " connections a pod)";
    }

    /** What full pods refuse, where a limit keeps them from being killed. */
    private static List<String> refusals(Evidence evidence, int block) {
        List<String> parts = new ArrayList<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            double refused = evidence.mean(block, AttemptMetrics.REFUSED_FULL, variant);
            if (refused > 0 && evidence.mean(block, PodMetrics.OUT_OF_MEMORY, variant) == 0) {
                parts.add("with " + evidence.name(variant) + " full pods refuse instead, "
                        + Cells.text(evidence.value(block, AttemptMetrics.REFUSED_FULL, variant), "attempts", true)
                        + " attempts");
            }
        }
        return parts;
    }
}
