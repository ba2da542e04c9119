package io.steelyard.sim;

import io.steelyard.observe.Metric;
import io.steelyard.observe.RunResult;
import io.steelyard.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs of every variant of a scenario.
 *
 * @param scenario as it was run
 * @param variants in the scenario's order
 */
public record ExperimentResult(Scenario scenario, List<VariantRuns> variants) {
    public ExperimentResult {
        variants = List.copyOf(variants);
        if (variants.size() != scenario.variants().size()) {
            throw new IllegalArgumentException("there must be runs of "
                    + scenario.variants().size() + " variants but there are runs of " + variants.size());
        }
    }

    /**
     * The runs of one variant.
     *
     * @param name the variant's name
     * @param runs in the order of replications
     */
    public record VariantRuns(String name, List<RunResult> runs) {
        public VariantRuns {
            runs = List.copyOf(runs);
            if (runs.isEmpty()) {
                throw new IllegalArgumentException("variant " + name + " has no run");
            }
        }

        /** The values of a metric in a block, by replication; NaN where a run has no such block. */
        public double[] values(int block, Metric metric) {
            return runs.stream()
                    .map(RunResult::blocks)
                    .mapToDouble(
                            blocks -> block < blocks.size() ? blocks.get(block).value(metric) : Double.NaN)
                    .toArray();
        }
    }

    /**
     * The result of runs that stand by variant, then replication.
     *
     * @param runs in the order of the scenario's variants
     */
    public static ExperimentResult of(Scenario scenario, List<List<RunResult>> runs) {
        List<VariantRuns> variants = new ArrayList<>();
        for (int variant = 0; variant < runs.size(); variant++) {
            variants.add(new VariantRuns(scenario.variants().get(variant).name(), runs.get(variant)));
        }
        return new ExperimentResult(scenario, variants);
    }

    /** The position of the baseline among the variants. */
    public int baseline() {
        return indexOf(scenario.baseline());
    }

    /** The position of a variant. */
    public int indexOf(String name) {
        for (int variant = 0; variant < variants.size(); variant++) {
            if (variants.get(variant).name().equals(name)) {
                return variant;
            }
        }
        throw new IllegalArgumentException("no variant of the name " + name);
    }

    /** The variants against each other. */
    public Comparison compare() {
        return new Comparison(this);
    }
}
