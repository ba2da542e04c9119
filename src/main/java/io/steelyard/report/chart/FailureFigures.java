package io.steelyard.report.chart;

import io.steelyard.observe.SeriesColumn;
import io.steelyard.report.chart.Figure.Curve;
import io.steelyard.report.chart.Figure.Curves;
import io.steelyard.report.chart.Figure.Ink;
import io.steelyard.report.chart.Figure.LegendKey;
import io.steelyard.report.chart.Figure.Panel;
import io.steelyard.report.chart.Figure.ValueScale;
import io.steelyard.report.text.Words;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The figures of what fails: attempts to connect, by cause, and containers that are killed. */
final class FailureFigures {
    private static final List<Cause> CAUSES = List.of(
            new Cause("no endpoint", SeriesColumn.WITHOUT_ENDPOINT, new Color(0x000000)),
            new Cause("nobody listens", SeriesColumn.REFUSED, new Color(0xD55E00)),
            new Cause("the pod is full", SeriesColumn.REFUSED_FULL, new Color(0x0072B2)),
            new Cause("no answer", SeriesColumn.TIMED_OUT, new Color(0xCC79A7)),
            new Cause("no gateway", SeriesColumn.WITHOUT_GATEWAY, new Color(0x009E73)),
            new Cause("the queue is full", SeriesColumn.OVERFLOWED, new Color(0xE69F00)),
            new Cause("the handshake is late", SeriesColumn.HANDSHAKE_TIMED_OUT, new Color(0x56B4E9)),
            new Cause("not admitted", SeriesColumn.NOT_ADMITTED, new Color(0x8C8C8C)),
            new Cause("at another pod", SeriesColumn.OTHER_POD, new Color(0x000000), true),
            new Cause("no room downstream", SeriesColumn.DOWNSTREAM_FULL, new Color(0xD55E00), true));
    private static final List<Cause> KILLS = List.of(
            new Cause("killed for their memory", SeriesColumn.OUT_OF_MEMORY, Color.BLACK),
            new Cause("killed by their probes", SeriesColumn.UNHEALTHY, Color.BLACK));

    /** More names than these are counted. */
    private static final int MOST_NAMES = 3;

    private final ChartData data;

    /** A cause of failures, and how its curve is drawn where causes are told apart by colours. */
    private record Cause(String name, SeriesColumn column, Color colour, boolean dashed) {
        Cause(String name, SeriesColumn column, Color colour) {
            this(name, column, colour, false);
        }

        Ink ink() {
            return new Ink(colour, 2f, dashed);
        }
    }

    FailureFigures(ChartData data) {
        this.data = data;
    }

    /** Those that show anything. */
    List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        attempts().ifPresent(figures::add);
        kills().ifPresent(figures::add);
        return figures;
    }

    /** Attempts that failed, a panel for each variant that has any and a curve for each cause of them. */
    private Optional<Figure> attempts() {
        List<String> variants = having(CAUSES);
        List<Panel> panels = variants.stream()
                .map(variant -> new Panel(
                        data.panelTitle(variant),
                        new Curves(CAUSES.stream()
                                .filter(cause -> has(variant, cause))
                                .map(cause -> curve(cause.name(), cause.ink(), variant, cause))
                                .toList())))
                .toList();
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        "failed-attempts",
                        "Attempts to connect that failed, by cause",
                        data.ofMeans() + "First attempts and reconnects; each point is the mean since the point before."
                                + noneWith(variants),
                        data.time(),
                        ValueScale.fromZero("failed attempts per second", SeriesFigures.greatest(panels)),
                        panels,
                        CAUSES.stream()
                                .filter(cause -> variants.stream().anyMatch(variant -> has(variant, cause)))
                                .map(cause -> new LegendKey(cause.name(), cause.ink(), data.hasIntervals()))
                                .toList(),
                        data.events(),
                        null));
    }

    /** Containers that were killed, a panel for each cause and a curve for each variant that has any. */
    private Optional<Figure> kills() {
        List<String> variants = having(KILLS);
        List<Panel> panels = KILLS.stream()
                .filter(cause -> variants.stream().anyMatch(variant -> has(variant, cause)))
                .map(cause -> new Panel(
                        cause.name(),
                        new Curves(variants.stream()
                                .filter(variant -> has(variant, cause))
                                .map(variant -> curve(variant, data.ink(variant), variant, cause))
                                .toList())))
                .toList();
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        "killed-containers",
                        "Containers killed since the start",
                        data.ofMeans() + "Where a line rises, containers are killed." + noneWith(variants),
                        data.time(),
                        ValueScale.fromZero("containers", SeriesFigures.greatest(panels)),
                        panels,
                        variants.stream()
                                .map(variant -> new LegendKey(variant, data.ink(variant), data.hasIntervals()))
                                .toList(),
                        data.events(),
                        null));
    }

    private Curve curve(String name, Ink ink, String variant, Cause cause) {
        return Curve.of(name, ink, data.series().column(variant, cause.column()));
    }

    private boolean has(String variant, Cause cause) {
        return Arrays.stream(data.series().column(variant, cause.column()).means())
                .anyMatch(mean -> mean > 0);
    }

    /** The variants shown that have anything of some cause. */
    private List<String> having(List<Cause> causes) {
        return data.shown().stream()
                .filter(variant -> causes.stream().anyMatch(cause -> has(variant, cause)))
                .toList();
    }

    private String noneWith(List<String> having) {
        List<String> others = data.shown().stream()
                .filter(variant -> !having.contains(variant))
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        return others.size() > MOST_NAMES
                ? " None with " + Words.count(others.size(), "other variant") + "."
                : " None with " + Words.list(others) + ".";
    }
}
