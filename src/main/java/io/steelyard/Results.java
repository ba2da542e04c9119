package io.steelyard;

import io.steelyard.report.data.DecisionsCsv;
import io.steelyard.report.data.PodsCsv;
import io.steelyard.report.data.ResultFolder;
import io.steelyard.report.data.ResultFolderException;
import io.steelyard.report.data.SeriesCsv;
import io.steelyard.report.data.Summaries;
import io.steelyard.report.data.Summary;
import io.steelyard.report.data.SummaryCsv;
import io.steelyard.report.data.SummaryWriter;
import io.steelyard.report.screen.Answer;
import io.steelyard.report.screen.Markdown;
import io.steelyard.report.screen.Screen;
import io.steelyard.report.screen.ScreenOptions;
import io.steelyard.scenario.Scenario;
import io.steelyard.sim.Comparison;
import io.steelyard.sim.ExperimentResult;
import io.steelyard.yaml.ScenarioHash;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The results of an experiment in the forms in which people read them. */
public final class Results {
    private final Comparison comparison;
    private final Summary summary;
    private final List<String> why;

    private Results(Comparison comparison, Summary summary, List<String> why) {
        this.comparison = comparison;
        this.summary = summary;
        this.why = why;
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
        Comparison comparison = result.compare();
        Scenario scenario = result.scenario();
        String named = Shipped.is(scenario) ? "scenarios/" + scenario.name() + ".yaml" : file;
        List<String> why = List.of();
        Summary summary = Summaries.of(comparison, ScenarioHash.of(scenario), "java -jar sim.jar " + named, List.of());
        return new Results(comparison, summary.withAnswer(Answer.of(summary, why)), why);
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
        ResultFolder.write(target, this::writeData);
        return target;
    }

    private void writeData(Path folder) throws IOException {
        file(folder, "summary.json", writer -> SummaryWriter.write(summary, writer));
        file(folder, "summary.csv", writer -> SummaryCsv.write(summary, writer));
        file(folder, "series.csv", writer -> SeriesCsv.write(comparison, writer));
        file(folder, "pods.csv", writer -> PodsCsv.write(comparison, writer));
        file(folder, "decisions.csv", writer -> DecisionsCsv.write(comparison, writer));
        file(folder, "README.md", writer -> writer.write(markdown()));
    }

    private interface Text {
        void write(Writer writer) throws IOException;
    }

    private static void file(Path folder, String name, Text text) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8)) {
            text.write(writer);
        }
    }

    /** The comparison as text for a screen: verdict, table, events, why. */
    public String screen(ScreenOptions options) {
        return Screen.text(comparison, summary, why, options);
    }

    /** The same, plain and 80 columns wide. */
    @Override
    public String toString() {
        return screen(ScreenOptions.PLAIN);
    }

    /** {@code summary.json}. */
    public String json() {
        return SummaryWriter.text(summary);
    }

    /** {@code summary.csv}. */
    public String csv() {
        return SummaryCsv.text(summary);
    }

    /** The page of the folder. */
    public String markdown() {
        return Markdown.page(summary);
    }

    /** Whether the baseline misses an objective. */
    public boolean baselineMisses() {
        ExperimentResult result = comparison.result();
        return comparison.misses(result.variants().get(result.baseline()));
    }
}
