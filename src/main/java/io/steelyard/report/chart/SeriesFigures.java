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
import java.util.function.Function;

/** The figures of means over the replications. */
final class SeriesFigures {
    /** Fleets that differ by less than this on average over time are shown once. */
    private static final double ALIKE_PODS = 0.5;

    private static final Ink FLOOR = new Ink(new Color(0x666666), 1.4f, true);
    private static final Ink COMPARISON = new Ink(new Color(0xB0B0B0), 1.4f, false);
    private static final Ink NEEDED = new Ink(new Color(0xD55E00), 2f, false);
    private static final Ink SERVING = new Ink(new Color(0x0072B2), 2f, false);
    private static final Ink ASKED = new Ink(new Color(0x000000), 1.2f, true);

    private final ChartData data;

    SeriesFigures(ChartData data) {
        this.data = data;
    }

    /** Imbalance of every variant in one panel, with the noise floor. */
    Figure maxOverMean() {
        List<Curve> curves = new ArrayList<>();
        List<LegendKey> legend = new ArrayList<>();
        for (String variant : data.shown()) {
            Ink ink = data.ink(variant);
            curves.add(Curve.of(variant, ink, data.series().column(variant, SeriesColumn.MAX_OVER_MEAN)));
            legend.add(new LegendKey(variant, ink, data.hasIntervals()));
        }
        SeriesTable.Column floor = data.series().column(data.baseline(), SeriesColumn.NOISE_FLOOR);
        if (floor.isDefined()) {
            curves.add(Curve.line("noise floor", FLOOR, floor.seconds(), floor.means()));
            legend.add(new LegendKey("noise floor", FLOOR, false));
        }
        return new Figure(
                "max-over-mean",
                "The fullest pod over the mean of the serving pods",
                data.ofMeans() + "The noise floor is what uniform random placement would give in expectation.",
                data.time(),
                ValueScale.from(1, "max / mean", Curve.greatest(curves)),
                List.of(new Panel("", new Curves(curves))),
                legend,
                data.events(),
                null);
    }

    /** How connections are spread over gateways, every variant in one panel; none where no variant has several. */
    Optional<Figure> gateways() {
        List<String> variants = data.shown().stream()
                .filter(variant -> Arrays.stream(data.series()
                                .column(variant, SeriesColumn.GATEWAY_MAX_OVER_MEAN)
                                .means())
                        .anyMatch(spread -> spread > 1))
                .toList();
        List<Curve> curves = variants.stream()
                .map(variant -> Curve.of(
                        variant, data.ink(variant), data.series().column(variant, SeriesColumn.GATEWAY_MAX_OVER_MEAN)))
                .toList();
        return variants.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        "gateways",
                        "The fullest gateway over the mean of those that take connections",
                        data.ofMeans() + "A gateway that joins begins without connections.",
                        data.time(),
                        ValueScale.from(1, "max / mean", Curve.greatest(curves)),
                        List.of(new Panel("", new Curves(curves))),
                        variants.stream()
                                .map(variant -> new LegendKey(variant, data.ink(variant), data.hasIntervals()))
                                .toList(),
                        data.events(),
                        null));
    }

    /** Reconnect attempts, a panel for each variant. */
    Figure reconnects() {
        List<Panel> panels = panels(data.shown(), this::reconnectCurves);
        List<LegendKey> legend = data.shown().size() == 1
                ? List.of()
                : List.of(new LegendKey(data.baseline() + ", the baseline, for comparison", COMPARISON, false));
        return new Figure(
                "reconnects",
                "Reconnect attempts per second",
                data.ofMeans() + "Each point is the fullest second since the point before.",
                data.time(),
                ValueScale.fromZero("attempts per second", greatest(panels)),
                panels,
                legend,
                data.events(),
                null);
    }

    private Curves reconnectCurves(String variant) {
        SeriesTable.Column column = data.series().column(variant, SeriesColumn.RECONNECT_PEAK);
        List<Curve> curves = new ArrayList<>();
        if (!variant.equals(data.baseline())) {
            SeriesTable.Column other = data.series().column(data.baseline(), SeriesColumn.RECONNECT_PEAK);
            curves.add(Curve.line(data.baseline(), COMPARISON, other.seconds(), other.means()));
        }
        curves.add(Curve.of(variant, data.ink(variant), column));
        return new Curves(curves);
    }

    /** Pods against need, for the baseline alone if the others have as many; none if no need is known. */
    Optional<Figure> podsAndNeed() {
        boolean known = data.shown().stream()
                .anyMatch(variant ->
                        data.series().column(variant, SeriesColumn.NEEDED_PODS).isDefined());
        if (!known) {
            return Optional.empty();
        }
        boolean alike = data.shown().stream()
                .allMatch(variant ->
                        isAlike(variant, SeriesColumn.SERVING_PODS) && isAlike(variant, SeriesColumn.REPLICAS));
        List<Panel> panels = panels(alike ? List.of(data.baseline()) : data.shown(), this::fleetCurves);
        String others = alike && data.shown().size() > 1
                ? " The other variants have as many, within half a pod on average over time."
                : "";
        return Optional.of(new Figure(
                "pods-and-need",
                "Pods against what the connections need",
                data.ofMeans() + "Needed: pods that hold all connections at the autoscaler's target." + others,
                data.time(),
                ValueScale.fromZero("pods", greatest(panels)),
                panels,
                List.of(
                        new LegendKey("needed at the target", NEEDED, data.hasIntervals()),
                        new LegendKey("serving", SERVING, data.hasIntervals()),
                        new LegendKey("replicas asked for", ASKED, false)),
                data.events(),
                null));
    }

    private boolean isAlike(String variant, SeriesColumn column) {
        double[] own = data.series().column(variant, column).means();
        double[] other = data.series().column(data.baseline(), column).means();
        double distance = 0;
        int count = 0;
        for (int sample = 0; sample < Math.min(own.length, other.length); sample++) {
            if (!Double.isNaN(own[sample]) && !Double.isNaN(other[sample])) {
                distance += Math.abs(own[sample] - other[sample]);
                count++;
            }
        }
        return own.length == other.length && distance <= ALIKE_PODS * count;
    }

    private Curves fleetCurves(String variant) {
        SeriesTable.Column replicas = data.series().column(variant, SeriesColumn.REPLICAS);
        return new Curves(List.of(
                Curve.line("replicas", ASKED, replicas.seconds(), replicas.means()),
                Curve.of("needed", NEEDED, data.series().column(variant, SeriesColumn.NEEDED_PODS)),
                Curve.of("serving", SERVING, data.series().column(variant, SeriesColumn.SERVING_PODS))));
    }

    private List<Panel> panels(List<String> variants, Function<String, Curves> curves) {
        return variants.stream()
                .map(variant -> new Panel(data.panelTitle(variant), curves.apply(variant)))
                .toList();
    }

    /** The greatest value of panels of curves, as the axis needs it. */
    static double greatest(List<Panel> panels) {
        List<Curve> curves = new ArrayList<>();
        for (Panel panel : panels) {
            curves.addAll(((Curves) panel.content()).curves());
        }
        return Curve.greatest(curves);
    }
}
