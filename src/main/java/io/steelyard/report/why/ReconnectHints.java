package io.steelyard.report.why;

import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.screen.Cells;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Clients that a pod told when to come back, and those who do not heed it.
 *
 * <p>Its trace: connections that a rollout ended in the block, of pods that give a hint.
 */
final class ReconnectHints implements Rule {
    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block = 1; block < evidence.blocks(); block++) {
            Map<String, List<String>> alike = new LinkedHashMap<>();
            for (int variant = 0; variant < evidence.variants(); variant++) {
                String name = evidence.name(variant);
                tell(evidence, block, variant)
                        .ifPresent(text -> alike.computeIfAbsent(text, key -> new ArrayList<>())
                                .add(name));
            }
            if (!alike.isEmpty()) {
                List<String> parts = new ArrayList<>();
                alike.forEach((text, names) -> parts.add("with " + Words.list(names) + " " + text));
                sentences.add(
                        evidence.prefix(block) + "pods tell clients how long to wait: " + String.join("; ", parts));
            }
        }
        return sentences;
    }

    private static Optional<String> tell(Evidence evidence, int block, int variant) {
        Setup setup = evidence.setup(variant);
        Optional<Workload.ReconnectHint> hint = setup.workload().reconnectHint();
        double honour = setup.clients().honour().value();
        if (hint.isEmpty() || honour == 0 || !(evidence.mean(block, StormMetrics.LOST_BY_ROLLOUT, variant) > 0)) {
            return Optional.empty();
        }
        String who = honour == 1 ? "all wait" : Figures.share(honour) + " of them heed it and wait";
        String others = honour == 1 ? "" : ", and the others come back as ever";
        return Optional.of(who + " a random time of up to "
                + Figures.span(Durations.seconds(hint.get().window())) + others + " (attempts peak at "
                + value(evidence, block, StormMetrics.PEAK_ATTEMPTS, variant) + "/s, the p99 downtime is "
                + value(evidence, block, ClientMetrics.DOWNTIME_P99, variant) + ")");
    }

    private static String value(Evidence evidence, int block, Metric metric, int variant) {
        return Cells.text(evidence.value(block, metric, variant), metric.unit(), true);
    }
}
