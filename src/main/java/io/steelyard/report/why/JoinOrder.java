package io.steelyard.report.why;

import io.steelyard.observe.StormMetrics;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Loads that follow the order in which pods joined: who came first was there for every later loss, who came last got none.
 *
 * <p>Its trace: once the losses of an event are over, the later a pod joined the less it holds.
 */
final class JoinOrder implements Rule {

    private static final int MOST = 2;

    private record Finding(int variant, JoinLoads loads) {}

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block = 1; block < evidence.blocks(); block++) {
            List<Finding> findings = findings(evidence, block);
            if (!findings.isEmpty()) {
                sentences.add(sentence(evidence, block, findings));
            }
        }
        return sentences;
    }

    private static List<Finding> findings(Evidence evidence, int block) {
        List<Finding> findings = new ArrayList<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            if (evidence.mean(block, StormMetrics.LOST, variant) > 0) {
                int number = variant;
                Optional<JoinLoads> loads = JoinLoads.after(
                        evidence.timeline(variant),
                        evidence.block(block).startSeconds(),
                        evidence.block(block).endSeconds());
                loads.filter(JoinLoads::followOrder).ifPresent(found -> findings.add(new Finding(number, found)));
            }
        }
        return findings;
    }

    private static String sentence(Evidence evidence, int block, List<Finding> findings) {
        List<Finding> widest = new ArrayList<>(findings);
        widest.sort(
                Comparator.comparingDouble(finding -> -finding.loads().first().load()));
        List<String> parts = new ArrayList<>();
        for (Finding finding : widest.subList(0, Math.min(MOST, widest.size()))) {
            parts.add(part(evidence.name(finding.variant()), finding.loads()));
        }
        String others = widest.size() > MOST
                ? "; likewise "
                        + Words.list(widest.subList(MOST, widest.size()).stream()
                                .map(finding -> evidence.name(finding.variant()))
                                .toList())
                : "";
        return evidence.block(block).name() + ": a pod fills only with connections made after it joined: "
                + String.join("; ", parts) + others;
    }

    private static String part(String variant, JoinLoads loads) {
        return "with " + variant + " the pod that joined first was there for "
                + count(loads.first().made())
                + " of them and holds " + count(loads.first().load()) + ", the last for "
                + count(loads.last().made()) + " and holds "
                + count(loads.last().load());
    }

    private static String count(double value) {
        return Figures.fixed(value, 0);
    }
}
