package io.steelyard.report.why;

import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.screen.Standing;
import io.steelyard.report.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that a rollout threw off more than once, because they had landed on a pod that was still to be replaced.
 *
 * <p>Its trace: nearly all losses of the block are the rollout's, and clients moved more than once.
 */
final class RepeatedMoves implements Rule {
    private static final double NOTABLE = 0.02;
    private static final double NEARLY_ALL = 0.9;

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block = 1; block < evidence.blocks(); block++) {
            if (rolloutAlone(evidence, block)) {
                Standing standing = evidence.standing(block, RebalancingMetrics.TWICE);
                sentences.add(sentence(evidence.block(block).name(), standing));
            }
        }
        return sentences;
    }

    private static boolean rolloutAlone(Evidence evidence, int block) {
        double most = 0;
        for (int variant = 0; variant < evidence.variants(); variant++) {
            double lost = evidence.mean(block, StormMetrics.LOST, variant);
            if (lost > 0 && evidence.mean(block, StormMetrics.LOST_BY_ROLLOUT, variant) < NEARLY_ALL * lost) {
                return false;
            }
            double twice = evidence.mean(block, RebalancingMetrics.TWICE, variant);
            most = Double.isNaN(twice) ? most : Math.max(most, twice);
        }
        return most > NOTABLE;
    }

    private static String sentence(String event, Standing standing) {
        String worst = standing.separates()
                ? standing.value(standing.last()) + " of the moved clients with " + Words.list(standing.last()) + ", "
                        + standing.value(standing.first()) + " with " + Words.list(standing.first())
                : standing.value(standing.first()) + " of the moved clients with every variant";
        return event + ": who lands on a pod that is still to be replaced is thrown off again: " + worst;
    }
}
