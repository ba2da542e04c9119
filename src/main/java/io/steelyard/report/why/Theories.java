package io.steelyard.report.why;

import io.steelyard.report.data.Numbers;
import io.steelyard.report.data.Summary;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.sim.Comparison;
import io.steelyard.theory.Prediction;
import java.util.ArrayList;
import java.util.List;

/** The closed forms whose assumptions hold for a variant and were not broken in its runs. */
public final class Theories {
    private Theories() {}

    /**
     * Returns them by variant, beside the simulated values.
     *
     * @param summary of the comparison, without theory
     */
    public static List<Theory> of(Comparison comparison, Summary summary) {
        Evidence evidence = new Evidence(comparison, summary);
        List<Theory> theories = new ArrayList<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            theories.addAll(new StationaryTheory(evidence, variant).all());
            AgeTheory.of(evidence, variant).ifPresent(theories::add);
            for (int block = 1; block < evidence.blocks(); block++) {
                theories.addAll(new EventTheory(evidence, variant, block).all());
            }
        }
        return theories;
    }

    /** A prediction beside a simulated value. */
    static Theory beside(
            Evidence evidence, int variant, int block, Prediction prediction, double simulated, double halfWidth) {
        return new Theory(
                evidence.name(variant),
                evidence.block(block).name(),
                prediction.metric(),
                Numbers.rounded(prediction.value()),
                Numbers.rounded(simulated),
                Numbers.rounded(halfWidth),
                prediction.kind(),
                prediction.assumptions(),
                prediction.source());
    }
}
