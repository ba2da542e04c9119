package io.steelyard.report.why;

import io.steelyard.observe.StormMetrics;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.ScenarioEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Connections that a crash cuts in one instant, and how far the first waits spread their return.
 *
 * <p>Its trace: the crash caused every loss of the block, with no container killed later, and the fullest second saw as many attempts as the spread of the
 * first waits lets expect, up to four standard deviations more.
 */
final class FirstWaits implements Rule {
    private static final double LESS = 0.85;
    private static final double DEVIATIONS = 4;

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block = 1; block < evidence.blocks(); block++) {
            Map<FirstWait, List<Integer>> alike = new LinkedHashMap<>();
            for (int variant = 0; variant < evidence.variants(); variant++) {
                int number = variant;
                int in = block;
                FirstWait.of(evidence.setup(variant).clients().reconnect())
                        .filter(wait -> explains(evidence, in, number, wait))
                        .ifPresent(wait -> alike.computeIfAbsent(wait, key -> new ArrayList<>())
                                .add(number));
            }
            if (!alike.isEmpty()) {
                sentences.add(sentence(evidence, block, alike));
            }
        }
        return sentences;
    }

    private static boolean explains(Evidence evidence, int block, int variant, FirstWait wait) {
        double lost = evidence.mean(block, StormMetrics.LOST, variant);
        double start = evidence.block(block).startSeconds();
        boolean atOnce = evidence.setup(variant).events().stream()
                .anyMatch(event -> event instanceof ScenarioEvent.Crash && Durations.seconds(event.at()) == start);
        if (!atOnce
                || !(lost > 0)
                || !evidence.nobodyKilled(block, variant)
                || lostAtOnce(evidence, block, variant) < lost) {
            return false;
        }
        double expected = lost * wait.fullestSecond(start);
        double peak = evidence.mean(block, StormMetrics.PEAK_ATTEMPTS, variant);
        return peak <= lost && peak >= LESS * expected && peak <= expected + DEVIATIONS * Math.sqrt(expected) + 1;
    }

    private static double lostAtOnce(Evidence evidence, int block, int variant) {
        double byGateway = evidence.mean(block, StormMetrics.LOST_BY_GATEWAY, variant);
        return evidence.mean(block, StormMetrics.LOST_BY_CRASH, variant) + (byGateway > 0 ? byGateway : 0);
    }

    private static String sentence(Evidence evidence, int block, Map<FirstWait, List<Integer>> alike) {
        Map<String, List<String>> byShare = new LinkedHashMap<>();
        alike.forEach(
                (wait, variants) -> byShare.computeIfAbsent(share(evidence, block, variants), key -> new ArrayList<>())
                        .add(who(evidence, wait, variants)));
        List<String> parts = new ArrayList<>();
        byShare.forEach((share, who) -> parts.add(share + " with " + Words.list(who)));
        return evidence.block(block).name()
                + ": all losses fall in one instant, so only the spread of the first waits keeps"
                + " the attempts apart; the fullest second sees of them " + String.join(", ", parts);
    }

    private static String share(Evidence evidence, int block, List<Integer> variants) {
        return Ranges.shares(variants.stream()
                .mapToDouble(variant -> evidence.mean(block, StormMetrics.PEAK_ATTEMPTS, variant)
                        / evidence.mean(block, StormMetrics.LOST, variant))
                .toArray());
    }

    private static String who(Evidence evidence, FirstWait wait, List<Integer> variants) {
        String span = wait.from() == wait.to()
                ? Figures.span(wait.from())
                : Figures.span(wait.from()) + " to " + Figures.span(wait.to());
        return variants.size() == evidence.variants()
                ? "waits of " + span
                : Words.list(evidence.names(variants)) + " (" + span + ")";
    }
}
