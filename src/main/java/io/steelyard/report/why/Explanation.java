package io.steelyard.report.why;

import io.steelyard.report.data.Summary;
import io.steelyard.sim.Comparison;
import java.util.ArrayList;
import java.util.List;

/** The sentences that explain the differences of a result, each found in its runs. */
public final class Explanation {
    private static final List<Rule> RULES = List.of(
            new Metastable(),
            new AcceptQueues(),
            new OtherPods(),
            new MemoryCascade(),
            new ProbeKills(),
            new SilentLoss(),
            new GatewayLosses(),
            new GatewaySkew(),
            new Refusals(),
            new Flapping(),
            new NewPods(),
            new StaticSkew(),
            new DrainLengths(),
            new ReconnectHints(),
            new RepeatedMoves(),
            new JoinOrder(),
            new FirstWaits(),
            new ChosenLosses(),
            new LossRate(),
            new HotPod(),
            new ScaleDownVictims());

    private Explanation() {}

    /**
     * Returns the sentences, without full stops; one that says so where the variants do not differ.
     *
     * @param summary of the comparison, with its theory
     */
    public static List<String> of(Comparison comparison, Summary summary) {
        Evidence evidence = new Evidence(comparison, summary);
        List<String> sentences = new ArrayList<>();
        for (Rule rule : RULES) {
            sentences.addAll(rule.explain(evidence));
        }
        sentences.addAll(new NoDifference().explain(evidence));
        sentences.addAll(new TheoryLines().explain(evidence));
        return List.copyOf(sentences);
    }
}
