package io.steelyard;

import io.steelyard.report.Report;
import io.steelyard.report.chart.Charts;
import io.steelyard.report.data.ResultFolderException;
import io.steelyard.report.screen.ScreenOptions;
import io.steelyard.scenario.Scenario;
import io.steelyard.sim.Comparison;
import io.steelyard.sim.ExperimentResult;
import io.steelyard.yaml.ScenarioHash;
import java.nio.file.Path;
import java.util.Optional;

/** The results of an experiment in the forms in which people read and keep them. */
public final class Results {
    private static final String CHARTS = "charts";

    private final Comparison comparison;
    private final Report report;

    private Results(Comparison comparison, Report report) {
        this.comparison = comparison;
        this.report = report;
    }

    /** The results of an experiment whose scenario is named after itself. */
    public static Results of(ExperimentResult result) {
        return of(result, result.scenario().name() + ".yaml");
    }

    /**
     * The results of an experiment.
     *
     * @param file how the scenario's file was named, for the sentence that tells how to make the results again
     */
    public static Results of(ExperimentResult result, String file) {
        Scenario scenario = result.scenario();
        String named = Shipped.is(scenario) ? "scenarios/" + scenario.name() + ".yaml" : file;
        Comparison comparison = result.compare();
        return new Results(comparison, Report.of(comparison, ScenarioHash.of(scenario), "java -jar sim.jar " + named));
    }

    /** The variants against each other, in numbers. */
    public Comparison comparison() {
        return comparison;
    }

    /**
     * Writes the folder of results.
     *
     * @param folder where; without it {@link Steelyard#resultsOf}
     * @param charts whether charts are drawn too
     * @return where it was written
     * @throws ResultFolderException if it cannot be written; nothing has changed then
     */
    public Path write(Optional<Path> folder, boolean charts) throws ResultFolderException {
        Path target =
                folder.orElseGet(() -> Steelyard.resultsOf(comparison.result().scenario()));
        report.write(target, written -> {
            if (charts) {
                Charts.draw(written, written.resolve(CHARTS));
            }
        });
        return target;
    }

    /** The comparison as text for a screen: verdict, table, events, why. */
    public String screen(ScreenOptions options) {
        return report.screen(options);
    }

    /** The same, plain and 80 columns wide. */
    @Override
    public String toString() {
        return screen(ScreenOptions.PLAIN);
    }

    /** The text of {@code summary.json}. */
    public String json() {
        return report.json();
    }

    /** The text of {@code summary.csv}. */
    public String csv() {
        return report.csv();
    }

    /** The table of variants in Markdown. */
    public String markdown() {
        return report.markdown();
    }

    /** Whether the baseline misses an objective. */
    public boolean baselineMisses() {
        ExperimentResult result = comparison.result();
        return comparison.misses(result.variants().get(result.baseline()));
    }
}
