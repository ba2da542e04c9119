package io.steelyard.report;

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
import io.steelyard.report.why.Explanation;
import io.steelyard.report.why.Theories;
import io.steelyard.sim.Comparison;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A compared experiment in all the forms in which it is shown and kept.
 *
 * <p>Everything is computed once, when the report is made, and depends on nothing but the runs and the two texts given.
 */
public final class Report {
    private final Comparison comparison;
    private final Summary summary;
    private final List<String> why;

    private Report(Comparison comparison, Summary summary, List<String> why) {
        this.comparison = comparison;
        this.summary = summary;
        this.why = why;
    }

    /**
     * The report of a comparison.
     *
     * @param hash of the scenario in canonical form
     * @param command what makes the result again, for example {@code java -jar sim.jar scenarios/burst.yaml}
     */
    public static Report of(Comparison comparison, String hash, String command) {
        Summary measured = Summaries.of(comparison, hash, command, List.of());
        Summary summary = measured.withTheory(Theories.of(comparison, measured));
        List<String> why = Explanation.of(comparison, summary);
        return new Report(comparison, summary.withAnswer(Answer.of(summary, why)), why);
    }

    /** What {@code summary.json} holds. */
    public Summary summary() {
        return summary;
    }

    /** The default screen. */
    public String screen(ScreenOptions options) {
        return Screen.text(comparison, summary, why, options);
    }

    /** The text of {@code summary.json}. */
    public String json() {
        return SummaryWriter.text(summary);
    }

    /** The text of {@code summary.csv}. */
    public String csv() {
        return SummaryCsv.text(summary);
    }

    /** The table of variants in Markdown. */
    public String markdown() {
        return Markdown.table(summary);
    }

    /**
     * Writes the folder of results, in place of an earlier one if there is one.
     *
     * @param target the folder
     * @param more writes further files, charts for example, beside the data files, which are there by then
     * @throws ResultFolderException if the target is not free or anything cannot be written; nothing has changed then
     */
    public void write(Path target, ResultFolder.Contents more) throws ResultFolderException {
        ResultFolder.write(target, folder -> {
            file(folder, ResultFolder.SUMMARY, writer -> SummaryWriter.write(summary, writer));
            file(folder, "summary.csv", writer -> SummaryCsv.write(summary, writer));
            file(folder, "series.csv", writer -> SeriesCsv.write(comparison, writer));
            file(folder, "pods.csv", writer -> PodsCsv.write(comparison, writer));
            file(folder, "decisions.csv", writer -> DecisionsCsv.write(comparison, writer));
            file(folder, "README.md", writer -> writer.write(Markdown.page(summary)));
            more.writeInto(folder);
        });
    }

    /** Writes one file. */
    private interface Text {
        void write(Writer writer) throws IOException;
    }

    private static void file(Path folder, String name, Text text) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8)) {
            text.write(writer);
        }
    }
}
