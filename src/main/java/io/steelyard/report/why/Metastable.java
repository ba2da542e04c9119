package io.steelyard.report.why;

import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.QueueMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.screen.Cells;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Setup;
import io.steelyard.sim.RetryStorms;
import io.steelyard.theory.RetryStorm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Storms that go on after their cause has gone, by what they keep themselves alive, and why they end with other variants.
 *
 * <p>Its trace: the metric says so in one replication at least.
 */
final class Metastable implements Rule {
    /** There was a storm to end where a queue came so close to what may wait, or to what clients wait for. */
    private static final double NEAR = 0.9;

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block : evidence.events()) {
            Map<String, List<String>> stay = new LinkedHashMap<>();
            Map<String, List<String>> end = new LinkedHashMap<>();
            double backoff = longestBackoffThatStays(evidence, block);
            for (int variant = 0; variant < evidence.variants(); variant++) {
                double share = evidence.mean(block, StormMetrics.METASTABLE, variant);
                if (share > 0) {
                    stay.computeIfAbsent(whyItStays(evidence, block, variant, share), key -> new ArrayList<>())
                            .add(evidence.name(variant));
                } else if (share == 0 && evidence.mean(block, StormMetrics.LOST, variant) > 0) {
                    String name = evidence.name(variant);
                    whyItEnds(evidence, block, variant, backoff)
                            .ifPresent(why -> end.computeIfAbsent(why, key -> new ArrayList<>())
                                    .add(name));
                }
            }
            stay.forEach((why, names) -> sentences.add(evidence.prefix(block)
                    + "the storm keeps itself alive after its cause has gone with " + Words.list(names) + why));
            if (!stay.isEmpty() && !end.isEmpty()) {
                List<String> parts = new ArrayList<>();
                end.forEach((why, names) -> parts.add("with " + Words.list(names) + " " + why));
                sentences.add(evidence.prefix(block) + "the storm ends " + String.join("; ", parts));
            }
        }
        return sentences;
    }

    private static String whyItStays(Evidence evidence, int block, int variant, double share) {
        Setup setup = evidence.setup(variant);
        String where = share < 1 ? " in " + Figures.share(share) + " of the replications" : "";
        int pods = pods(evidence, block, variant);
        double waiting = evidence.mean(block, ClientMetrics.WAITING_MAX, variant);
        Optional<RetryStorm> storm = RetryStorms.atPod(setup).filter(RetryStorm::servesTooLate);
        if (storm.isPresent()) {
            return where + ": the queue of a pod, " + vain(evidence, block, variant, storm.get())
                    + balance(storm.get(), pods, waiting, Words.count(pods, "pod") + " accept");
        }
        storm = RetryStorms.downstream(setup).filter(RetryStorm::servesTooLate);
        if (storm.isPresent()) {
            return where + ": the queue of what all pods depend on, " + vain(evidence, block, variant, storm.get())
                    + balance(storm.get(), 1, waiting, "it can do");
        }
        return where + ": up to " + Figures.of(Math.rint(waiting), "clients")
                + " clients wait, and they try as often as" + " before";
    }

    /** How long the queue is against the clients' patience, and what is done in vain. */
    private static String vain(Evidence evidence, int block, int variant, RetryStorm storm) {
        return Figures.of(storm.backlog(), "handshakes") + " handshakes at " + perSecond(storm.handshakesPerSecond())
                + " a second, is " + Figures.span(storm.secondsInFullQueue()) + " long, and clients wait "
                + Figures.span(storm.timeoutSeconds()) + ": whoever is served has given up, so that "
                + Cells.text(evidence.value(block, QueueMetrics.SERVED_IN_VAIN, variant), "handshakes", true)
                + " are served in vain";
    }

    /** Whether the waiting clients keep the queue full, and what would end it. */
    private static String balance(RetryStorm storm, int servers, double waiting, String who) {
        double edge = storm.edge(servers);
        double tries = storm.attemptsPerSecond(waiting);
        String against = perSecond(tries) + " attempts a second of " + Figures.of(Math.rint(waiting), "clients")
                + " waiting clients stand against the " + perSecond(servers * storm.handshakesPerSecond()) + " that "
                + who;
        String less = waiting > edge
                ? ", or with fewer than " + Figures.of(Math.ceil(edge), "clients") + " clients waiting"
                : "";
        return "; " + against + "; it would end by itself with a backlog of "
                + Figures.of(Math.floor(storm.harmlessBacklog()), "handshakes") + " handshakes or fewer" + less;
    }

    /** The longest mean back-off of the variants whose storm stays. */
    private static double longestBackoffThatStays(Evidence evidence, int block) {
        double longest = 0;
        for (int variant = 0; variant < evidence.variants(); variant++) {
            if (evidence.mean(block, StormMetrics.METASTABLE, variant) > 0) {
                double backoff = RetryStorms.atPod(evidence.setup(variant))
                        .map(RetryStorm::backoffSeconds)
                        .orElse(0.0);
                longest = Math.max(longest, backoff);
            }
        }
        return longest;
    }

    private static boolean queued(Evidence evidence, int block, int variant, RetryStorm storm) {
        double enough = Math.min(storm.backlog(), storm.harmlessBacklog());
        return evidence.mean(block, QueueMetrics.LONGEST, variant) >= NEAR * enough;
    }

    private static Optional<String> whyItEnds(Evidence evidence, int block, int variant, double backoff) {
        Setup setup = evidence.setup(variant);
        Optional<RetryStorm> atPod = RetryStorms.atPod(setup);
        if (atPod.isEmpty()) {
            return Optional.empty();
        }
        RetryStorm storm = atPod.get();
        if (setup.admission().isPresent() && evidence.mean(block, StormMetrics.NOT_ADMITTED, variant) > 0) {
            return Optional.of(
                    "because only " + perSecond(setup.admission().get().perSecond())
                            + " attempts a second are admitted, so that no queue grows so long");
        }
        if (!queued(evidence, block, variant, storm)) {
            return Optional.empty();
        }
        if (!storm.servesTooLate()) {
            return Optional.of(
                    "because a full queue of " + Figures.of(storm.backlog(), "handshakes") + " handshakes lasts "
                            + Figures.span(storm.secondsInFullQueue()) + " and clients wait "
                            + Figures.span(storm.timeoutSeconds()) + ", so that they are served in time");
        }
        int pods = pods(evidence, block, variant);
        double waiting = evidence.mean(block, ClientMetrics.WAITING_MAX, variant);
        if (storm.isMetastable(waiting, pods)) {
            return Optional.empty();
        }
        String clients = Figures.of(Math.rint(waiting), "clients");
        String make = perSecond(storm.attemptsPerSecond(waiting)) + " attempts a second and " + Words.count(pods, "pod")
                + " accept " + perSecond(pods * storm.handshakesPerSecond());
        return Optional.of(
                storm.backoffSeconds() > backoff
                        ? "because its waits between attempts come to " + Figures.span(storm.backoffSeconds())
                                + ", so that " + clients + " waiting clients make " + make
                        : "because no more than " + clients + " clients wait at once, who make " + make);
    }

    private static String perSecond(double rate) {
        return Figures.of(rate >= 10 ? Math.rint(rate) : rate, "1/s");
    }

    /** The pods that serve when the block ends, in the first replication. */
    private static int pods(Evidence evidence, int block, int variant) {
        Timeline timeline = evidence.timeline(variant);
        int sample = timeline.sampleAt(evidence.block(block).endSeconds());
        return sample < 0 ? evidence.setup(variant).replicas() : timeline.serving(sample);
    }
}
