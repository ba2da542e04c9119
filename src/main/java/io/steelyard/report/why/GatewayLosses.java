package io.steelyard.report.why;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.screen.Cells;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Gateway;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections that end at their gateway, by its own end or by what it does to them, and attempts that go to gateways which take none. */
final class GatewayLosses implements Rule {
    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block : evidence.events()) {
            losses(evidence, block, sentences);
            astray(evidence, block, sentences);
        }
        return sentences;
    }

    /**
     * What is told alike.
     *
     * @param why empty where nothing more is known than that they end there
     */
    private record Loss(String lost, String why) {}

    private static void losses(Evidence evidence, int block, List<String> sentences) {
        Map<Loss, List<String>> alike = new LinkedHashMap<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            if (evidence.mean(block, StormMetrics.LOST_BY_GATEWAY, variant) > 0) {
                String lost =
                        Cells.text(evidence.value(block, StormMetrics.LOST_BY_GATEWAY, variant), "connections", true);
                alike.computeIfAbsent(new Loss(lost, why(evidence, block, variant)), key -> new ArrayList<>())
                        .add(evidence.name(variant));
            }
        }
        if (!alike.isEmpty()) {
            List<String> parts = new ArrayList<>();
            alike.forEach((loss, names) -> parts.add(loss.lost + " with " + Words.list(names) + loss.why));
            sentences.add(evidence.prefix(block) + "connections end at the gateway that carries them, on whichever pod"
                    + " they are: " + String.join("; ", parts));
        }
    }

    /** When what is left of old processes or listeners was cut: the last such event whose time ran out in the block. */
    private static String why(Evidence evidence, int block, int variant) {
        Setup setup = evidence.setup(variant);
        String why = "";
        for (ScenarioEvent event : setup.events()) {
            if (event instanceof ScenarioEvent.ConfigPush push
                    && within(evidence, block, Durations.seconds(push.at()) + Durations.seconds(push.drain()))) {
                why = ", " + Figures.span(Durations.seconds(push.drain()))
                        + " after the push, when the old listener's time is over";
            }
            Optional<Duration> limit = setup.gateway().flatMap(Gateway::workerShutdownLimit);
            if (event instanceof ScenarioEvent.Reload reload
                    && limit.isPresent()
                    && within(evidence, block, Durations.seconds(reload.at()) + Durations.seconds(limit.get()))) {
                why = ", " + Figures.span(Durations.seconds(limit.get()))
                        + " after a reload, when its old processes are ended";
            }
        }
        return why;
    }

    private static boolean within(Evidence evidence, int block, double seconds) {
        return seconds >= evidence.block(block).startSeconds()
                && seconds < evidence.block(block).endSeconds();
    }

    private static void astray(Evidence evidence, int block, List<String> sentences) {
        List<String> parts = new ArrayList<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            double[] lasts = evidence.runs(variant).stream()
                    .mapToDouble(run -> last(run, evidence, block))
                    .filter(seconds -> !Double.isNaN(seconds))
                    .toArray();
            if (lasts.length > 0) {
                parts.add(Cells.text(evidence.value(block, AttemptMetrics.WITHOUT_GATEWAY, variant), "attempts", true)
                        + " with " + evidence.name(variant) + ", the last one within " + Ranges.spans(lasts)
                        + " of the event");
            }
        }
        if (!parts.isEmpty()) {
            sentences.add(
                    evidence.prefix(block) + "the front end sends attempts to gateways that take none until it has"
                            + " found that out: " + String.join("; ", parts));
        }
    }

    /** From the block's start to the last sample before which an attempt found no gateway; NaN without one. */
    private static double last(RunResult run, Evidence evidence, int block) {
        Timeline timeline = new Timeline(run);
        double start = evidence.block(block).startSeconds();
        int sample = timeline.sampleAt(evidence.block(block).endSeconds());
        while (sample > 0 && timeline.seconds(sample) > start) {
            if (timeline.value(SeriesColumn.WITHOUT_GATEWAY, sample) > 0) {
                return timeline.seconds(sample) - start;
            }
            sample--;
        }
        return Double.NaN;
    }
}
