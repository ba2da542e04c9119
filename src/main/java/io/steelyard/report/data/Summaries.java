package io.steelyard.report.data;

import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.observe.RunResult;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Scenario;
import io.steelyard.sim.Comparison;
import io.steelyard.sim.Difference;
import io.steelyard.sim.Estimate;
import io.steelyard.sim.ExperimentResult;
import io.steelyard.sim.MetricComparison;
import io.steelyard.sim.ObjectiveOutcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The making of a {@link Summary} from a comparison. */
public final class Summaries {
    private static final double NANOS_PER_SECOND = 1e9;

    private Summaries() {}

    /**
     * Returns the summary, without an answer.
     *
     * @param hash of the scenario in canonical form
     * @param command what makes the result again, for example {@code java -jar sim.jar scenarios/burst.yaml}
     * @param theory closed forms whose assumptions hold
     */
    public static Summary of(Comparison comparison, String hash, String command, List<Summary.Theory> theory) {
        ExperimentResult result = comparison.result();
        Scenario scenario = result.scenario();
        List<String> names = result.variants().stream()
                .map(ExperimentResult.VariantRuns::name)
                .toList();
        List<RunResult.Block> parts = comparison.blocks();
        List<Summary.Block> blocks = new ArrayList<>();
        for (int block = 0; block < parts.size(); block++) {
            blocks.add(block(comparison, block, parts.get(block), names));
        }
        return new Summary(
                Versions.SCHEMA,
                Versions.MODEL,
                new Summary.Origin(
                        scenario.name(),
                        scenario.description(),
                        scenario.seed(),
                        Numbers.rounded(Durations.seconds(scenario.duration())),
                        scenario.replications(),
                        scenario.columns(),
                        hash,
                        command),
                scenario.baseline(),
                Comparison.LEVEL,
                names,
                blocks,
                comparison.objectives().stream()
                        .map(outcomes -> limit(outcomes, parts))
                        .toList(),
                theory,
                trust(result),
                "");
    }

    private static Summary.Block block(Comparison comparison, int block, RunResult.Block part, List<String> names) {
        List<Summary.MetricRow> rows = new ArrayList<>();
        for (Metric metric : metrics(comparison.result().scenario())) {
            rows.add(row(comparison.metric(block, metric), names));
        }
        return new Summary.Block(part.name(), seconds(part.startNanos()), seconds(part.endNanos()), rows);
    }

    /** All metrics, those that the scenario is about first. */
    private static List<Metric> metrics(Scenario scenario) {
        Set<Metric> metrics = new LinkedHashSet<>(Summary.metrics(scenario.columns()));
        metrics.addAll(MetricCatalog.all());
        return List.copyOf(metrics);
    }

    private static double seconds(long nanos) {
        return Numbers.rounded(nanos / NANOS_PER_SECOND);
    }

    private static Summary.MetricRow row(MetricComparison compared, List<String> names) {
        List<Summary.Value> values = new ArrayList<>();
        for (int variant = 0; variant < names.size(); variant++) {
            Estimate estimate = compared.estimates().get(variant);
            values.add(new Summary.Value(
                    names.get(variant),
                    Numbers.rounded(estimate.mean()),
                    Numbers.rounded(estimate.halfWidth()),
                    estimate.interval().n(),
                    estimate.undefined(),
                    estimate.never(),
                    gap(compared.differences().get(variant))));
        }
        Metric metric = compared.metric();
        return new Summary.MetricRow(
                metric.id(),
                metric.title(),
                metric.unit(),
                metric.direction(),
                Numbers.rounded(compared.bound()),
                compared.tieGroups().stream()
                        .map(group -> group.stream().map(names::get).toList())
                        .toList(),
                values);
    }

    private static Summary.Gap gap(Difference difference) {
        return new Summary.Gap(
                Numbers.rounded(difference.mean()),
                Numbers.rounded(difference.interval().halfWidth()),
                Numbers.rounded(difference.pValue()),
                Numbers.rounded(difference.adjustedPValue()),
                difference.verdict());
    }

    private static Summary.Limit limit(List<ObjectiveOutcome> outcomes, List<RunResult.Block> parts) {
        ObjectiveOutcome first = outcomes.get(0);
        String block = first.block() < parts.size() ? parts.get(first.block()).name() : "event " + first.block();
        return new Summary.Limit(
                ObjectiveText.of(first, block),
                first.metric().id(),
                first.metric().unit(),
                block,
                Numbers.rounded(first.objective()
                        .below()
                        .orElseGet(() -> first.objective().above().orElseThrow())),
                outcomes.stream().map(Summaries::outcome).toList());
    }

    private static Summary.Outcome outcome(ObjectiveOutcome outcome) {
        return new Summary.Outcome(
                outcome.variant(),
                Numbers.rounded(outcome.value().mean()),
                Numbers.rounded(outcome.value().halfWidth()),
                outcome.value().undefined(),
                outcome.value().never(),
                Numbers.rounded(outcome.beyond()),
                outcome.verdict());
    }

    private static Summary.Trust trust(ExperimentResult result) {
        long events = 0;
        long clients = 0;
        long checks = 0;
        for (ExperimentResult.VariantRuns variant : result.variants()) {
            for (RunResult run : variant.runs()) {
                events += run.trust().events();
                clients += run.trust().clients();
                checks += run.trust().checks();
            }
        }
        return new Summary.Trust(events, clients, checks);
    }
}
