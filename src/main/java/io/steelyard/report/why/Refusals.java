package io.steelyard.report.why;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.report.screen.Cells;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Endpoints;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.Container;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Attempts that were sent to pods where nobody listened: because news of endpoints came late, or because pods counted as
 * ready before their application answered.
 *
 * <p>Its trace: one attempt in a hundred of the block at least, with one variant at least.
 */
final class Refusals implements Rule {
    private static final double NOTABLE = 0.01;
    private static final double HALF = 0.5;
    private static final int MOST = 2;

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block : evidence.events()) {
            List<Integer> refused = new ArrayList<>();
            List<Integer> heard = new ArrayList<>();
            for (int variant = 0; variant < evidence.variants(); variant++) {
                double share = share(evidence, block, variant);
                if (share > 0) {
                    refused.add(variant);
                } else if (share == 0) {
                    heard.add(variant);
                }
            }
            int at = block;
            refused.sort(Comparator.comparingDouble(variant -> -share(evidence, at, variant)));
            if (!refused.isEmpty() && share(evidence, block, refused.get(0)) >= NOTABLE) {
                sentences.add(sentence(evidence, block, refused, heard));
            }
        }
        return sentences;
    }

    private static double share(Evidence evidence, int block, int variant) {
        return evidence.mean(block, AttemptMetrics.REFUSED, variant)
                / evidence.mean(block, AttemptMetrics.MADE, variant);
    }

    private static String sentence(Evidence evidence, int block, List<Integer> refused, List<Integer> heard) {
        List<String> parts = new ArrayList<>();
        for (int variant : refused.subList(0, Math.min(MOST, refused.size()))) {
            parts.add(part(evidence, block, variant));
        }
        if (refused.size() > MOST) {
            parts.add("fewer with " + Words.list(evidence.names(refused.subList(MOST, refused.size()))));
        }
        if (!heard.isEmpty()) {
            parts.add("none with " + Words.list(evidence.names(heard)));
        }
        return evidence.prefix(block) + "attempts were sent to pods where nobody listened: " + String.join("; ", parts);
    }

    private static String part(Evidence evidence, int block, int variant) {
        return Ranges.shares(share(evidence, block, variant)) + " of them with " + evidence.name(variant) + " ("
                + Cells.text(evidence.value(block, AttemptMetrics.REFUSED, variant), "attempts", true) + "), "
                + cause(evidence, block, variant);
    }

    /** What most of them have in common. */
    private static String cause(Evidence evidence, int block, int variant) {
        Setup setup = evidence.setup(variant);
        boolean early = evidence.mean(block, AttemptMetrics.TOO_EARLY, variant)
                > HALF * evidence.mean(block, AttemptMetrics.REFUSED, variant);
        boolean late = !(setup.endpoints() instanceof Endpoints.Immediate);
        boolean probed = setup.podSpec().containers().stream()
                .findFirst()
                .flatMap(Container::readinessProbe)
                .isPresent();
        if (early && !probed) {
            return "mostly because pods without a readiness probe are sent clients before they answer";
        }
        if (early) {
            return "mostly because pods that start again do not answer yet"
                    + (late ? " and news of their end is late" : "");
        }
        return "mostly because pods had closed or gone" + (late ? " before the news of it came" : "");
    }
}
