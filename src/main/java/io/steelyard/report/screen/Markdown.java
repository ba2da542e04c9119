package io.steelyard.report.screen;

import io.steelyard.observe.MetricCatalog;
import io.steelyard.report.data.Summary;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page of a result in Markdown, made from {@code summary.json} alone: question, answer, table, how to make it again. */
public final class Markdown {
    private Markdown() {}

    /** The page {@code README.md}. */
    public static String page(Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + summary.scenario().name());
        section(lines, "Question");
        lines.add(escaped(summary.scenario().description()));
        section(lines, "Answer");
        summary.answer().lines().forEach(sentence -> lines.add("- " + escaped(sentence)));
        section(lines, "Table");
        lines.addAll(new VariantTable(summary).markdown());
        lines.add("");
        lines.add(legend(summary));
        events(lines, summary);
        theory(lines, summary);
        section(lines, "How to make it again");
        lines.add("```");
        lines.add(summary.scenario().command());
        lines.add("```");
        lines.add("");
        lines.add(origin(summary));
        return String.join("\n", lines) + "\n";
    }

    /** The table alone. */
    public static String table(Summary summary) {
        return String.join("\n", new VariantTable(summary).markdown()) + "\n";
    }

    private static void section(List<String> lines, String title) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
    }

    private static String legend(Summary summary) {
        int replications = summary.scenario().replications();
        return "Figures are of the whole run, "
                + Figures.span(summary.scenario().durationSeconds())
                + ": the mean over "
                + Words.count(replications, "replication")
                + (replications < 2 ? "" : " ± half of its " + Figures.share(summary.level()) + " interval")
                + ". The baseline is " + escaped(summary.baseline()) + ".";
    }

    private static void events(List<String> lines, Summary summary) {
        List<EventLines.Line> events = new EventLines(summary).lines();
        if (events.isEmpty()) {
            return;
        }
        section(lines, "Events");
        events.forEach(event -> lines.add("- " + escaped(event.event()) + ": " + escaped(event.text()) + "."));
    }

    private static void theory(List<String> lines, Summary summary) {
        if (summary.theory().isEmpty()) {
            return;
        }
        section(lines, "Theory");
        lines.add("| variant | in | figure | theory | simulated | assumes | by |");
        lines.add("|---|---|---|---:|---:|---|---|");
        for (Theory theory : summary.theory()) {
            String unit = MetricCatalog.find(theory.metric())
                    .map(metric -> metric.unit())
                    .orElse("");
            lines.add("| "
                    + String.join(
                            " | ",
                            cell(theory.variant()),
                            cell(theory.block()),
                            cell(theory.metric()),
                            Figures.of(theory.predicted(), unit),
                            Figures.of(theory.simulated(), theory.halfWidth(), unit),
                            cell(theory.assumptions()),
                            cell(theory.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": "
                                    + theory.source()))
                    + " |");
        }
    }

    private static String cell(String text) {
        return escaped(text).replace("|", "\\|");
    }

    /** What Markdown would take for markup, and what would break the line. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replaceAll("\\s+", " ");
    }

    private static String origin(Summary summary) {
        return "Scenario `" + summary.scenario().name() + "` of hash `"
                + summary.scenario().hash()
                + "`, seed " + summary.scenario().seed() + ", model " + summary.model() + ". All runs together: "
                + Figures.compact((double) summary.trust().events()) + " events of "
                + Figures.compact((double) summary.trust().clients()) + " clients, "
                + Figures.compact((double) summary.trust().checks()) + " checks of conservation passed.";
    }
}
