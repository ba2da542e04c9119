package io.steelyard.report.why;

import io.steelyard.observe.StormMetrics;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads that follow the order in which pods joined: who came first was there for every later loss, who came last got none.
 *
 * <p>Its trace: a rollout or a crash caused all losses of the block, and once they are over, the later a pod joined the
 * less it holds.
 */
final class JoinOrder implements Rule {

    private static final int MOST = 2;

    /**
     * What was found with a variant.
     *
     * @param restarts whether containers ended and no pods were replaced
     */
    private record Finding(int variant, JoinLoads loads, boolean restarts) {
        boolean cameBack(JoinLoads.Pod pod) {
            return restarts && pod.back();
        }
    }

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
            double lost = evidence.mean(block, StormMetrics.LOST, variant);
            double byRollout = evidence.mean(block, StormMetrics.LOST_BY_ROLLOUT, variant);
            double byCrash = evidence.mean(block, StormMetrics.LOST_BY_CRASH, variant);
            if (lost > 0 && byRollout + byCrash == lost) {
                int number = variant;
                Optional<JoinLoads> loads = JoinLoads.after(
                        evidence.timeline(variant),
                        evidence.block(block).startSeconds(),
                        evidence.block(block).endSeconds());
                loads.filter(JoinLoads::followOrder)
                        .ifPresent(found -> findings.add(new Finding(number, found, byRollout == 0)));
            }
        }
        return findings;
    }

    private static String sentence(Evidence evidence, int block, List<Finding> findings) {
        List<Finding> widest = new ArrayList<>(findings);
        widest.sort(
                Comparator.comparingDouble(finding -> -finding.loads().first().load()));
        Map<String, List<String>> namesByText = new LinkedHashMap<>();
        for (Finding finding : widest) {
            namesByText.computeIfAbsent(text(finding), key -> new ArrayList<>()).add(evidence.name(finding.variant()));
        }
        List<String> parts = new ArrayList<>();
        List<String> others = new ArrayList<>();
        namesByText.forEach((text, names) -> {
            if (parts.size() < MOST) {
                parts.add("with " + Words.list(names) + " " + text);
            } else {
                others.addAll(names);
            }
        });
        return evidence.block(block).name() + ": a pod fills only with connections made after it "
                + (findings.stream()
                                .allMatch(finding ->
                                        finding.cameBack(finding.loads().last()))
                        ? "came back"
                        : "joined")
                + ": "
                + String.join("; ", parts) + (others.isEmpty() ? "" : "; likewise " + Words.list(others))
                + evidence.ofFirstReplication();
    }

    private static String text(Finding finding) {
        JoinLoads loads = finding.loads();
        String first = loads.first().joined() == JoinLoads.ALWAYS
                ? "a pod that stayed"
                : "the first to " + (finding.cameBack(loads.first()) ? "come back" : "join");
        String last = "the last to " + (finding.cameBack(loads.last()) ? "come back" : "join");
        return first + " was there for " + count(loads.first().made()) + " of them and holds "
                + count(loads.first().load()) + ", " + last + " for "
                + count(loads.last().made()) + " and holds "
                + count(loads.last().load());
    }

    private static String count(double value) {
        return Figures.fixed(value, 0);
    }
}
