package io.steelyard.report.screen;

import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.data.Summary;
import io.steelyard.report.data.Summary.Block;
import io.steelyard.report.data.Summary.MetricRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One sentence for each event: what it did to the connections, with which variants least and with which most. */
final class EventLines {
    private static final double MORE_THAN_ONCE = 1.005;

    private final Summary summary;

    EventLines(Summary summary) {
        this.summary = summary;
    }

    /**
     * What an event did.
     *
     * @param event its name
     * @param text the sentence, without a full stop
     */
    record Line(String event, String text) {}

    /** One line for each event, in the order of time. */
    List<Line> lines() {
        return summary.blocks().stream()
                .skip(1)
                .map(block -> new Line(block.name(), text(block)))
                .toList();
    }

    private String text(Block block) {
        String text = phrases(block).stream()
                .map(phrase -> phrase.clause(Standing.of(summary, block.metric(phrase.metric()))))
                .filter(clause -> !clause.isEmpty())
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? "n/a: no connection in it" : text;
    }

    private static List<Phrase> phrases(Block block) {
        List<Phrase> phrases = new ArrayList<>(ofConnections(block));
        phrases.add(Phrase.KEYS);
        return phrases;
    }

    private static List<Phrase> ofConnections(Block block) {
        if (!anyAbove(block.metric(StormMetrics.LOST), 0)) {
            return List.of(Phrase.BALANCED, Phrase.UNEVEN);
        }
        return anyAbove(block.metric(RebalancingMetrics.MOVES_PER_FORCED), MORE_THAN_ONCE)
                ? List.of(Phrase.LOST, Phrase.MOVES)
                : List.of(Phrase.LOST, Phrase.PEAK, Phrase.DOWNTIME);
    }

    private static boolean anyAbove(MetricRow row, double limit) {
        return row.values().stream().anyMatch(value -> value.mean() > limit);
    }
}
