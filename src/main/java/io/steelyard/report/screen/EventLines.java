package io.steelyard.report.screen;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.Metric;
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
    private static final double HALF = 0.5;

    /** A share of the attempts that is worth a clause. */
    private static final double NOTABLE = 0.005;

    /** Clauses, those about keys apart. */
    private static final int MOST = 3;

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
        List<Phrase> phrases = new ArrayList<>(loss(block));
        phrases.addAll(news(block));
        for (Phrase usual : usual(block)) {
            if (phrases.size() < MOST) {
                phrases.add(usual);
            }
        }
        phrases.add(Phrase.KEYS);
        return phrases;
    }

    /** What was lost, and by what where most of it was lost by something rare. */
    private static List<Phrase> loss(Block block) {
        double lost = sum(block, StormMetrics.LOST);
        if (!(lost > 0)) {
            return List.of();
        }
        if (sum(block, StormMetrics.LOST_BY_EVICTION) > HALF * lost) {
            return List.of(Phrase.EVICTED);
        }
        return List.of(sum(block, StormMetrics.LOST_BY_NODE) > HALF * lost ? Phrase.WITH_NODES : Phrase.LOST);
    }

    /** Containers that were killed and attempts that failed, the first two of those that there are. */
    private static List<Phrase> news(Block block) {
        List<Phrase> news = new ArrayList<>();
        for (Phrase killed : List.of(Phrase.OUT_OF_MEMORY, Phrase.UNHEALTHY)) {
            if (anyAbove(block.metric(killed.metric()), 0)) {
                news.add(killed);
            }
        }
        double made = sum(block, AttemptMetrics.MADE);
        for (Phrase failed : List.of(Phrase.TIMED_OUT, Phrase.REFUSED_FULL, Phrase.REFUSED, Phrase.WITHOUT_ENDPOINT)) {
            if (sum(block, failed.metric()) > NOTABLE * made) {
                news.add(failed);
            }
        }
        return news.subList(0, Math.min(MOST - 1, news.size()));
    }

    private static List<Phrase> usual(Block block) {
        if (!anyAbove(block.metric(StormMetrics.LOST), 0)) {
            return List.of(Phrase.BALANCED, Phrase.UNEVEN);
        }
        return anyAbove(block.metric(RebalancingMetrics.MOVES_PER_FORCED), MORE_THAN_ONCE)
                ? List.of(Phrase.MOVES)
                : List.of(Phrase.PEAK, Phrase.DOWNTIME);
    }

    private static double sum(Block block, Metric metric) {
        return block.metric(metric).values().stream()
                .mapToDouble(Summary.Value::mean)
                .filter(mean -> mean > 0)
                .sum();
    }

    private static boolean anyAbove(MetricRow row, double limit) {
        return row.values().stream().anyMatch(value -> value.mean() > limit);
    }
}
