package io.steelyard.oracle;

import io.steelyard.Steelyard;
import io.steelyard.observe.RunResult;
import io.steelyard.sim.Experiment;
import io.steelyard.stats.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Independent runs of a scenario of one variant, of which only what is measured is kept, so that there may be many.
 *
 * <p>Runs come in batches; each batch is an {@link Experiment} with a seed of its own.
 */
public final class Trials {
    private static final int BATCH = 250;
    private static final int PILOT = 12;
    private static final int THREADS = 2;

    private final Experiment experiment;
    private final Map<String, ToDoubleFunction<RunResult>> measures = new LinkedHashMap<>();
    private final Map<String, List<Double>> values = new LinkedHashMap<>();
    private int runs;
    private int batches;

    private Trials(Experiment experiment) {
        this.experiment = experiment.threads(THREADS);
    }

    /** Runs of a scenario that have yet to be made. */
    public static Trials of(String yaml) {
        return new Trials(Experiment.of(Steelyard.parse(yaml)));
    }

    /** Measures something more in every run. */
    public Trials measure(String name, ToDoubleFunction<RunResult> measure) {
        measures.put(name, measure);
        values.put(name, new ArrayList<>());
        return this;
    }

    /** Makes so many runs more. */
    public Trials run(int more) {
        for (int left = more; left > 0; left -= BATCH) {
            Experiment batch =
                    experiment.seed(experiment.scenario().seed() + batches++).replications(Math.min(left, BATCH));
            for (RunResult run : batch.run().variants().get(0).runs()) {
                measures.forEach((name, measure) -> values.get(name).add(measure.applyAsDouble(run)));
                runs++;
            }
        }
        return this;
    }

    /**
     * Makes as many runs as it takes for the standard error of each named mean to come down to a value, as far as a dozen
     * runs tell.
     *
     * @param most runs at most
     */
    public Trials runUntil(Map<String, Double> standardErrors, int most) {
        run(PILOT);
        double needed = PILOT;
        for (Map.Entry<String, Double> wanted : standardErrors.entrySet()) {
            double ratio = summary(wanted.getKey()).standardError() / wanted.getValue();
            needed = Math.max(needed, PILOT * ratio * ratio);
        }
        return run((int) Math.min(most, Math.ceil(needed)) - PILOT);
    }

    /** What was measured, by run. */
    public double[] values(String name) {
        return values.get(name).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The mean over the runs, and how well it is known. */
    public Summary summary(String name) {
        return Summary.of(values(name));
    }

    public double mean(String name) {
        return summary(name).mean();
    }

    public int runs() {
        return runs;
    }
}
