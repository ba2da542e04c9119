package io.steelyard.report.why;

import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Affinity;
import io.steelyard.select.envoy.RingHash;
import io.steelyard.theory.RingShares;
import java.util.ArrayList;
import java.util.List;

/**
 * Pods that stay fuller than others under a balancer that goes by keys, because their part of the keys is larger.
 *
 * <p>Its trace: in a quiet span the loads vary by more than chance explains, the same pods are the full ones in both
 * halves, and the spread does not shrink.
 */
final class StaticSkew implements Rule {
    private static final List<String> BY_KEY = List.of("ring-hash", "maglev", "jump", "rendezvous");
    private static final double BEYOND_CHANCE = 2;
    private static final double SAME_PODS = 0.8;
    private static final double NOT_SHRINKING = 0.8;
    private static final double NOTABLE = 0.2;
    private static final double LIFETIMES = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> parts = new ArrayList<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            if (BY_KEY.contains(evidence.setup(variant).balancer().name())) {
                int number = variant;
                QuietSpan.all(evidence.timeline(variant), settling(evidence, variant)).stream()
                        .filter(StaticSkew::lasts)
                        .findFirst()
                        .ifPresent(span -> parts.add(part(evidence, number, span)));
            }
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        return List.of("keys decide, not loads, so the same pods stay fullest: " + String.join("; ", parts)
                + evidence.ofFirstReplication());
    }

    /** After this many seconds hardly a client is left of those that were there before. */
    private static double settling(Evidence evidence, int variant) {
        return LIFETIMES * new Stationary(evidence.setup(variant)).lifetime().mean() / NANOS_PER_SECOND;
    }

    private static boolean lasts(QuietSpan span) {
        double chance = Math.sqrt((span.pods() - 1) / span.connections());
        double before = QuietSpan.variation(span.first());
        double after = QuietSpan.variation(span.second());
        return Math.min(before, after) >= BEYOND_CHANCE * chance
                && after >= NOT_SHRINKING * before
                && span.correlation() >= SAME_PODS;
    }

    private static String part(Evidence evidence, int variant, QuietSpan span) {
        String text = "with " + evidence.name(variant) + " one holds "
                + Figures.of(span.maxOverMean(), "ratio") + " times the mean for "
                + Figures.span(span.seconds()) + " from "
                + (span.startSeconds() == 0 ? "the start" : Figures.span(span.startSeconds())) + " on";
        return text + ring(evidence, variant, span) + popular(evidence, variant, span);
    }

    /** What rings of that size have on average, where clients do not share keys. */
    private static String ring(Evidence evidence, int variant, QuietSpan span) {
        boolean ownKeys = evidence.setup(variant).clients().affinity() instanceof Affinity.PerClient;
        if (!ownKeys
                || !(evidence.setup(variant).balancer().options() instanceof RingHash.Config config)
                || config.hashBalanceFactor() != 0) {
            return "";
        }
        int points = Math.max(1, (int) Math.ceil((double) config.minimumRingSize() / span.pods()));
        if ((long) points * span.pods() > config.maximumRingSize()) {
            return "";
        }
        return " (" + Words.count(points, "point") + " a pod on the ring: "
                + Figures.of(RingShares.expectedMaxOverMean(span.pods(), points), "ratio") + " on average over rings)";
    }

    /** The most popular key, where it weighs against a pod's share. */
    private static String popular(Evidence evidence, int variant, QuietSpan span) {
        if (!(evidence.setup(variant).clients().affinity() instanceof Affinity.Zipf zipf)) {
            return "";
        }
        double sum = 0;
        for (long key = 1; key <= zipf.keys().value(); key++) {
            sum += StrictMath.pow((double) key, -zipf.exponent());
        }
        double ofPod = span.pods() / sum;
        return ofPod < NOTABLE
                ? ""
                : " (the most popular key alone brings " + Figures.share(ofPod) + " of a pod's mean load)";
    }
}
