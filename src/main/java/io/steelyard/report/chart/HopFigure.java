package io.steelyard.report.chart;

import io.steelyard.observe.SeriesColumn;
import io.steelyard.report.chart.Figure.Curve;
import io.steelyard.report.chart.Figure.Curves;
import io.steelyard.report.chart.Figure.Ink;
import io.steelyard.report.chart.Figure.LegendKey;
import io.steelyard.report.chart.Figure.Panel;
import io.steelyard.report.chart.Figure.ValueScale;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The figure of how often clients move: the shares that have moved so often since the event before. */
final class HopFigure {
    /** So many clients moved twice, or there is nothing to tell apart. */
    private static final double NOTABLE = 0.01;

    private static final List<Line> LINES = List.of(
            new Line("once or more", SeriesColumn.MOVED, new Ink(new Color(0x0072B2), 2f, false)),
            new Line("twice or more", SeriesColumn.MOVED_TWICE, new Ink(new Color(0xE69F00), 2f, false)),
            new Line("three times or more", SeriesColumn.MOVED_THRICE, new Ink(new Color(0xD55E00), 2f, false)));

    private HopFigure() {}

    private record Line(String name, SeriesColumn column, Ink ink) {}

    /** The figure, a panel for each variant; none where hardly anybody moves twice. */
    static Optional<Figure> of(ChartData data) {
        boolean notable = data.shown().stream()
                .anyMatch(variant -> Arrays.stream(data.series()
                                .column(variant, SeriesColumn.MOVED_TWICE)
                                .means())
                        .anyMatch(share -> share >= NOTABLE));
        if (!notable) {
            return Optional.empty();
        }
        List<Panel> panels = data.shown().stream()
                .map(variant -> new Panel(
                        data.panelTitle(variant),
                        new Curves(LINES.stream()
                                .map(line -> Curve.of(
                                        line.name(), line.ink(), data.series().column(variant, line.column())))
                                .toList())))
                .toList();
        return Optional.of(new Figure(
                "hops",
                "Clients that have moved since the event before",
                data.ofMeans() + "Of those that were connected at the event, or at the start.",
                data.time(),
                ValueScale.fromZero("share of the clients", SeriesFigures.greatest(panels)),
                panels,
                LINES.stream()
                        .map(line -> new LegendKey(line.name(), line.ink(), data.hasIntervals()))
                        .toList(),
                data.events(),
                null));
    }
}
