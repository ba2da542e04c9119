package io.steelyard.report;

import io.steelyard.Steelyard;
import io.steelyard.observe.RunResult;
import io.steelyard.scenario.Scenario;
import io.steelyard.sim.Comparison;
import io.steelyard.sim.ExperimentResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Comparisons of runs that never took place, for a scenario in YAML. */
public final class Made {
    private Made() {}

    /** Sets what one run gave; the variant and the replication are in the builder's first arguments. */
    @FunctionalInterface
    public interface Maker {
        void make(String variant, int replication, RunBuilder run);
    }

    /** A comparison of runs of every variant and replication of a scenario. */
    public static Comparison comparison(String yaml, Maker maker) {
        Scenario scenario = Steelyard.parse(yaml);
        List<List<RunResult>> runs = new ArrayList<>();
        for (Scenario.Variant variant : scenario.variants()) {
            List<RunResult> ofVariant = new ArrayList<>();
            for (int replication = 0; replication < scenario.replications(); replication++) {
                RunBuilder run = new RunBuilder(variant.name(), replication);
                maker.make(variant.name(), replication, run);
                ofVariant.add(run.build());
            }
            runs.add(ofVariant);
        }
        return ExperimentResult.of(scenario, runs).compare();
    }

    /** A report of it. */
    public static Report report(String yaml, Maker maker) {
        return Report.of(comparison(yaml, maker), "1a2b3c4d", "java -jar sim.jar scenarios/made.yaml");
    }

    /** One run of a scenario of one variant. */
    public static Comparison single(String yaml, Consumer<RunBuilder> maker) {
        return comparison(yaml, (variant, replication, run) -> maker.accept(run));
    }

    /**
     * A scenario of 10 pods and a settled Poisson population of 10 minutes a client.
     *
     * @param more further keys, a line each
     */
    public static String scenario(int replications, String balancers, String... more) {
        return String.join(
                "\n",
                "name: made",
                "description: What is made up?",
                "duration: 40m",
                "replications: " + replications,
                "clients:",
                "  arrivals: [{poisson: {rate: 10/s}}]",
                "  lifetime: {exponential: {mean: 10m}}",
                "deployment: {replicas: 10}",
                "balancers: [" + balancers + "]",
                String.join("\n", more),
                "");
    }
}
