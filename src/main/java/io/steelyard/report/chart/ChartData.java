package io.steelyard.report.chart;

import io.steelyard.report.data.Summary;
import io.steelyard.report.data.SummaryReader;
import io.steelyard.report.data.TimeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the data files of a results folder hold for charts.
 *
 * @param shown the variants that are drawn, in the order of the scenario; the baseline is one of them
 */
record ChartData(Summary summary, List<String> shown, SeriesTable series, PodLoads pods) {
    /** More panels or lines than these cannot be told apart on a page. */
    static final int MOST_VARIANTS = 12;

    private static final float VARIANT_WIDTH = 2f;

    ChartData {
        shown = List.copyOf(shown);
    }

    /**
     * Reads a folder.
     *
     * @throws IOException if a file is missing or is not what a run writes; the message names it
     */
    static ChartData read(Path folder) throws IOException {
        Summary summary = SummaryReader.read(folder.resolve("summary.json"));
        return new ChartData(
                summary,
                shown(summary),
                new SeriesTable(TimeTable.read(folder.resolve("series.csv"))),
                PodLoads.of(TimeTable.read(folder.resolve("pods.csv"))));
    }

    /** The first variants; the baseline takes the last place if it would be missing. */
    private static List<String> shown(Summary summary) {
        List<String> all = summary.variants();
        if (all.size() <= MOST_VARIANTS) {
            return all;
        }
        List<String> shown = new ArrayList<>(all.subList(0, MOST_VARIANTS));
        if (!shown.contains(summary.baseline())) {
            shown.set(MOST_VARIANTS - 1, summary.baseline());
        }
        return shown;
    }

    String baseline() {
        return summary.baseline();
    }

    TimeScale time() {
        return new TimeScale(summary.scenario().durationSeconds());
    }

    /** The scenario's events within the run; their names are without the times, which an axis shows. */
    List<Figure.Event> events() {
        return summary.blocks().stream()
                .skip(1)
                .filter(block -> block.startSeconds() <= summary.scenario().durationSeconds())
                .map(block -> new Figure.Event(withoutTime(block.name()), block.startSeconds()))
                .toList();
    }

    private static String withoutTime(String name) {
        int at = name.lastIndexOf(" at ");
        return at < 0 ? name : name.substring(0, at);
    }

    /** What a chart of one run shows, as the beginning of its subtitle. */
    String ofOneRun() {
        return scope() + (hasIntervals() ? ", first replication. " : ", one replication. ");
    }

    /** What a chart of means shows, as the beginning of its subtitle. */
    String ofMeans() {
        return hasIntervals()
                ? scope() + ", means of " + summary.scenario().replications() + " replications with "
                        + Ticks.format().format(100 * summary.level()) + " % bands. "
                : ofOneRun();
    }

    /** Whether there are several replications, so that means have intervals. */
    boolean hasIntervals() {
        return summary.scenario().replications() > 1;
    }

    private String scope() {
        int all = summary.variants().size();
        String part = shown.size() < all ? ", " + shown.size() + " of " + all + " variants" : "";
        return summary.scenario().name() + part;
    }

    /** How the curve of a variant is drawn where variants are told apart by colours. */
    Figure.Ink ink(String variant) {
        int number = shown.indexOf(variant);
        return new Figure.Ink(Palette.variant(number), VARIANT_WIDTH, Palette.repeats(number));
    }

    /** The title of a variant's panel. */
    String panelTitle(String variant) {
        return shown.size() > 1 && variant.equals(baseline()) ? variant + " (baseline)" : variant;
    }
}
