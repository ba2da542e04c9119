package io.steelyard.report.data;

import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.sim.Difference;
import io.steelyard.sim.ObjectiveOutcome;
import io.steelyard.theory.Prediction;
import java.util.List;

/**
 * What {@code summary.json} holds: every metric of every variant in every block, compared, and what follows from it.
 *
 * <p>Numbers are rounded as {@link Numbers} writes them, so that a summary read back equals the one that was written. NaN
 * stands for undefined, infinity for what never came about.
 *
 * @param schema the shape of the file
 * @param model the model that was simulated
 * @param scenario what was run
 * @param baseline the variant that the others are held against
 * @param level the confidence level of all intervals
 * @param variants their names, in the scenario's order
 * @param blocks the whole run first, then one for each event
 * @param objectives how each objective fares with each variant
 * @param theory closed forms whose assumptions hold, beside the simulated values
 * @param trust what was checked
 * @param answer the sentences that answer the scenario's question, one a line
 */
public record Summary(
        int schema,
        int model,
        Origin scenario,
        String baseline,
        double level,
        List<String> variants,
        List<Block> blocks,
        List<Limit> objectives,
        List<Theory> theory,
        Trust trust,
        String answer) {
    public Summary {
        variants = List.copyOf(variants);
        blocks = List.copyOf(blocks);
        objectives = List.copyOf(objectives);
        theory = List.copyOf(theory);
    }

    /** The same summary with another answer. */
    public Summary withAnswer(String other) {
        return new Summary(
                schema, model, scenario, baseline, level, variants, blocks, objectives, theory, trust, other);
    }

    /** The same summary with other closed forms. */
    public Summary withTheory(List<Theory> other) {
        return new Summary(
                schema, model, scenario, baseline, level, variants, blocks, objectives, other, trust, answer);
    }

    /** The metrics that the question is about, the foremost first. */
    public List<Metric> columns() {
        return metrics(scenario.columns());
    }

    static List<Metric> metrics(List<String> ids) {
        return ids.stream()
                .map(id -> MetricCatalog.find(id)
                        .orElseThrow(() ->
                                new IllegalArgumentException("columns must be metrics, and none is called " + id)))
                .toList();
    }

    /** The metric of an id in the block of the whole run. */
    public MetricRow overall(Metric metric) {
        return blocks.get(0).metric(metric);
    }

    /**
     * What was run.
     *
     * @param columns ids of the metrics that the question is about, the foremost first
     * @param hash of the scenario in canonical form
     * @param command what makes the result again
     */
    public record Origin(
            String name,
            String description,
            long seed,
            double durationSeconds,
            int replications,
            List<String> columns,
            String hash,
            String command) {
        public Origin {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The metrics of a part of the run.
     *
     * @param name {@code run}, or the event
     * @param metrics those that the question is about first, then the others in the order of the catalog
     */
    public record Block(String name, double startSeconds, double endSeconds, List<MetricRow> metrics) {
        public Block {
            metrics = List.copyOf(metrics);
        }

        /** The row of a metric. */
        public MetricRow metric(Metric metric) {
            return metrics.stream()
                    .filter(row -> row.id().equals(metric.id()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no metric " + metric.id() + " in block " + name));
        }
    }

    /**
     * One metric of all variants.
     *
     * @param bound the least value that any balancer could have; NaN where none is known
     * @param tieGroups names by ascending mean, cut into the longest runs in which no two separate
     * @param values by variant, in the order of the variants
     */
    public record MetricRow(
            String id,
            String title,
            String unit,
            Metric.Direction direction,
            double bound,
            List<List<String>> tieGroups,
            List<Value> values) {
        public MetricRow {
            tieGroups = tieGroups.stream().map(List::copyOf).toList();
            values = List.copyOf(values);
        }

        /** The value of a variant. */
        public Value of(String variant) {
            return values.stream()
                    .filter(value -> value.variant().equals(variant))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no variant " + variant + " in " + id));
        }
    }

    /**
     * A variant's value of a metric over the replications.
     *
     * @param halfWidth of the interval; NaN if there is none
     * @param n replications in which the metric is defined
     * @param undefined replications in which it is not
     * @param never replications in which it is infinite
     * @param difference to the baseline, paired by replication
     */
    public record Value(
            String variant, double mean, double halfWidth, int n, int undefined, int never, Gap difference) {}

    /**
     * A variant less the baseline.
     *
     * @param p of no difference, not corrected
     * @param adjustedP corrected for the number of variants
     */
    public record Gap(double mean, double halfWidth, double p, double adjustedP, Difference.Verdict verdict) {}

    /**
     * An objective and how the variants fare with it.
     *
     * @param text the objective as a reader writes it, for example {@code storm.peakAttempts < 2000/s}
     * @param metric the metric's id
     * @param unit the metric's unit
     * @param block the block in which it is taken
     * @param limit what the value must be below or above
     */
    public record Limit(String text, String metric, String unit, String block, double limit, List<Outcome> outcomes) {
        public Limit {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * An objective held against a variant.
     *
     * @param beyond share of the block's time beyond the limit; NaN for a metric that does not vary over time
     */
    public record Outcome(
            String variant,
            double mean,
            double halfWidth,
            int undefined,
            int never,
            double beyond,
            ObjectiveOutcome.Verdict verdict) {}

    /**
     * A closed form beside the simulated value.
     *
     * @param predicted what theory gives
     * @param simulated the mean over the replications
     * @param halfWidth of its interval
     */
    public record Theory(
            String variant,
            String block,
            String metric,
            double predicted,
            double simulated,
            double halfWidth,
            Prediction.Kind kind,
            String assumptions,
            String source) {}

    /**
     * What was checked, added up over all runs.
     *
     * @param events events executed
     * @param clients clients that were present at some time
     * @param checks conservation checks passed
     */
    public record Trust(long events, long clients, long checks) {}
}
