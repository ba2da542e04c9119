package io.steelyard.report.screen;

import io.steelyard.observe.SeriesColumn;
import io.steelyard.report.data.Summary;
import io.steelyard.report.text.Wrap;
import io.steelyard.scenario.Scenario;
import io.steelyard.sim.Comparison;
import io.steelyard.sim.ExperimentResult;
import java.util.ArrayList;
import java.util.List;

/** The default screen of a result: what was run, the verdict, the table, one line for each event, and why. */
public final class Screen {
    private static final int LEAST_LABEL = 17;
    private static final String WHY = "why";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final ScreenOptions options;
    private final List<String> lines = new ArrayList<>();

    private Screen(ScreenOptions options) {
        this.options = options;
    }

    /**
     * The text, each line ended by a line break.
     *
     * @param summary of the comparison
     * @param why the sentences that explain the differences, without full stops
     */
    public static String text(Comparison comparison, Summary summary, List<String> why, ScreenOptions options) {
        Screen screen = new Screen(options);
        ExperimentResult result = comparison.result();
        screen.headline(result.scenario(), openAtStart(comparison));
        screen.verdict(new Verdict(summary).lines());
        screen.table(new VariantTable(summary));
        screen.remarks(new EventLines(summary).lines(), why);
        return String.join("\n", screen.lines) + "\n";
    }

    @SuppressWarnings("EnumOrdinal") // the columns of a series are by the index of the enum
    private static double openAtStart(Comparison comparison) {
        ExperimentResult result = comparison.result();
        double[] connections =
                comparison.series(result.variants().get(result.baseline())).mean()[SeriesColumn.CONNECTIONS.ordinal()];
        return connections.length == 0 ? 0 : connections[0];
    }

    private void headline(Scenario scenario, double openAtStart) {
        lines.addAll(Wrap.lines(Headline.of(scenario, openAtStart, options.wallTime()), options.width()));
        lines.add("");
    }

    private void verdict(List<String> sentences) {
        Wrap.lines(String.join("; ", sentences), options.width()).forEach(line -> lines.add(bold(line)));
        lines.add("");
    }

    private void table(VariantTable table) {
        lines.addAll(table.lines(options.width()));
        lines.add("");
    }

    private void remarks(List<EventLines.Line> events, List<String> why) {
        int indent = LEAST_LABEL;
        for (EventLines.Line event : events) {
            indent = Math.max(indent, Wrap.length(event.event()) + 2);
        }
        indent = Math.min(indent, options.width() / 3);
        for (EventLines.Line event : events) {
            remark(event.event(), indent, event.text());
        }
        for (int i = 0; i < why.size(); i++) {
            remark(i == 0 ? WHY : "", indent, why.get(i));
        }
    }

    private void remark(String label, int indent, String text) {
        if (Wrap.length(label) < indent) {
            lines.addAll(Wrap.labelled(label, indent, text, options.width()));
            return;
        }
        lines.add(label);
        lines.addAll(Wrap.labelled("", indent, text, options.width()));
    }

    private String bold(String line) {
        return options.ansi() ? BOLD + line + PLAIN : line;
    }
}
