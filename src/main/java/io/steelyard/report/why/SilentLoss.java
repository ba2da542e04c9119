package io.steelyard.report.why;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.screen.Cells;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes that are lost without a word: how long clients take to notice by their pings, and how long attempts still go to
 * pods that do not answer.
 *
 * <p>Its trace: connections lost with a node in the block.
 */
final class SilentLoss implements Rule {
    private static final double HALF = 0.5;

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block : evidence.events()) {
            List<Integer> silent = new ArrayList<>();
            for (int variant = 0; variant < evidence.variants(); variant++) {
                if (evidence.mean(block, StormMetrics.LOST_BY_NODE, variant) > 0) {
                    silent.add(variant);
                }
            }
            if (!silent.isEmpty()) {
                sentences.add(noticing(evidence, block, silent));
                sentences.addAll(attempts(evidence, block, silent));
            }
        }
        return sentences;
    }

    /** When clients come to know, where most losses are of that kind, and how long they are without a connection. */
    private static String noticing(Evidence evidence, int block, List<Integer> silent) {
        Map<Clients.Ping, List<Integer>> byPing = new LinkedHashMap<>();
        for (int variant : silent) {
            byPing.computeIfAbsent(evidence.setup(variant).clients().ping(), key -> new ArrayList<>())
                    .add(variant);
        }
        List<String> parts = new ArrayList<>();
        byPing.forEach((ping, variants) -> parts.add(expected(ping) + downtimes(evidence, block, variants)));
        return evidence.prefix(block) + "nobody tells the clients of a lost node: " + String.join("; ", parts);
    }

    private static String expected(Clients.Ping ping) {
        double timeout = Durations.seconds(ping.timeout());
        double interval = Durations.seconds(ping.interval());
        return "a ping every " + Figures.span(interval) + " that waits " + Figures.span(timeout)
                + " finds it out after " + Ranges.spans(timeout, timeout + interval);
    }

    private static String downtimes(Evidence evidence, int block, List<Integer> variants) {
        List<Integer> mostly = variants.stream()
                .filter(variant -> evidence.mean(block, StormMetrics.LOST_BY_NODE, variant)
                        > HALF * evidence.mean(block, StormMetrics.LOST, variant))
                .filter(variant -> evidence.mean(block, ClientMetrics.DOWNTIME_P50, variant) > 0)
                .toList();
        return mostly.isEmpty()
                ? ""
                : ", and half of the clients are without a connection for "
                        + Ranges.spans(mostly.stream()
                                .mapToDouble(variant -> evidence.mean(block, ClientMetrics.DOWNTIME_P50, variant))
                                .toArray())
                        + " or more with " + Words.list(evidence.names(mostly));
    }

    private static List<String> attempts(Evidence evidence, int block, List<Integer> silent) {
        List<String> parts = new ArrayList<>();
        for (int variant : silent) {
            double[] lasts = evidence.runs(variant).stream()
                    .mapToDouble(run -> last(run, evidence, block))
                    .filter(seconds -> !Double.isNaN(seconds))
                    .toArray();
            if (lasts.length > 0) {
                parts.add(Cells.text(evidence.value(block, AttemptMetrics.TIMED_OUT, variant), "attempts", true)
                        + " time out with " + evidence.name(variant) + ", the last one "
                        + Ranges.spans(lasts) + " after the loss");
            }
        }
        return parts.isEmpty()
                ? List.of()
                : List.of(evidence.prefix(block)
                        + "attempts go to the pods of a lost node until its endpoints are taken out: "
                        + String.join("; ", parts));
    }

    /** From the block's start to the last sample before which an attempt was not answered; NaN without one. */
    private static double last(RunResult run, Evidence evidence, int block) {
        Timeline timeline = new Timeline(run);
        double start = evidence.block(block).startSeconds();
        int sample = timeline.sampleAt(evidence.block(block).endSeconds());
        while (sample > 0 && timeline.seconds(sample) > start) {
            if (timeline.value(SeriesColumn.TIMED_OUT, sample) > 0) {
                return timeline.seconds(sample) - start;
            }
            sample--;
        }
        return Double.NaN;
    }
}
