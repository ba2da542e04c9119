package io.steelyard.report.chart;

import io.steelyard.observe.SeriesColumn;
import io.steelyard.report.chart.Figure.Curve;
import io.steelyard.report.chart.Figure.Curves;
import io.steelyard.report.chart.Figure.Ink;
import io.steelyard.report.chart.Figure.LegendKey;
import io.steelyard.report.chart.Figure.Panel;
import io.steelyard.report.chart.Figure.ValueScale;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The figures of pods that do only so many handshakes a second: attempts against capacity, and what waits. */
final class AcceptFigures {
    private static final List<Line> RATES = List.of(
            new Line("capacity of the serving pods", SeriesColumn.ACCEPT_CAPACITY, new Ink(Color.BLACK, 1.4f, true)),
            new Line("attempts", SeriesColumn.ATTEMPTS, new Ink(new Color(0xD55E00), 2f, false)),
            new Line("established", SeriesColumn.ESTABLISHED, new Ink(new Color(0x009E73), 2f, false)));
    private static final List<Line> QUEUES = List.of(
            new Line("at all pods", SeriesColumn.HANDSHAKES_WAITING, new Ink(new Color(0x0072B2), 2f, false)),
            new Line("at one pod, the most", SeriesColumn.LONGEST_QUEUE, new Ink(new Color(0xD55E00), 2f, false)),
            new Line(
                    "downstream of all pods",
                    SeriesColumn.DOWNSTREAM_WAITING,
                    new Ink(new Color(0xCC79A7), 2f, false)));

    /** How many handshakes on average do not make a picture. */
    private static final double FEW = 1;

    private final ChartData data;

    private record Line(String name, SeriesColumn column, Ink ink) {}

    AcceptFigures(ChartData data) {
        this.data = data;
    }

    /** Those that show anything. */
    List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        rates().ifPresent(figures::add);
        queues().ifPresent(figures::add);
        return figures;
    }

    private Optional<Figure> rates() {
        List<String> variants = data.shown().stream()
                .filter(variant -> data.series()
                        .column(variant, SeriesColumn.ACCEPT_CAPACITY)
                        .isDefined())
                .toList();
        return figure(
                "attempts-and-capacity",
                "Attempts to connect against what the serving pods can accept",
                "First attempts and reconnects; each point is the mean since the point before.",
                "per second",
                variants,
                RATES);
    }

    private Optional<Figure> queues() {
        List<String> variants = data.shown().stream()
                .filter(variant -> QUEUES.stream().anyMatch(line -> greatest(variant, line) > FEW))
                .toList();
        List<Line> lines = QUEUES.stream()
                .filter(line -> variants.stream().anyMatch(variant -> greatest(variant, line) > FEW))
                .toList();
        return figure(
                "handshakes-waiting",
                "Handshakes that wait or are in service",
                "Of one pod the most since the point before.",
                "handshakes",
                variants,
                lines);
    }

    private double greatest(String variant, Line line) {
        return Arrays.stream(data.series().column(variant, line.column()).means())
                .filter(mean -> !Double.isNaN(mean))
                .max()
                .orElse(0);
    }

    private Optional<Figure> figure(
            String name, String title, String subtitle, String axis, List<String> variants, List<Line> lines) {
        List<Panel> panels = variants.stream()
                .map(variant -> new Panel(
                        data.panelTitle(variant),
                        new Curves(lines.stream()
                                .map(line -> Curve.of(
                                        line.name(), line.ink(), data.series().column(variant, line.column())))
                                .toList())))
                .toList();
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        name,
                        title,
                        data.ofMeans() + subtitle,
                        data.time(),
                        ValueScale.fromZero(axis, SeriesFigures.greatest(panels)),
                        panels,
                        lines.stream()
                                .map(line -> new LegendKey(line.name(), line.ink(), data.hasIntervals()))
                                .toList(),
                        data.events(),
                        null));
    }
}
