package io.steelyard.report.chart;

import io.steelyard.report.chart.Figure.ColourScale;
import io.steelyard.report.chart.Figure.Content;
import io.steelyard.report.chart.Figure.Curve;
import io.steelyard.report.chart.Figure.Curves;
import io.steelyard.report.chart.Figure.HeatMap;
import io.steelyard.report.chart.Figure.Ink;
import io.steelyard.report.chart.Figure.Panel;
import io.steelyard.report.chart.Figure.ValueScale;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The figures of connections per pod, a panel for each variant. */
final class PodFigures {
    /** More lines than these would be a surface. */
    static final int MOST_LINES = 100;

    private static final Color POD = new Color(0x56B4E9);
    private static final Ink SINGLE = new Ink(POD, 0.7f, false);
    private static final Ink RANGE = new Ink(POD, 0f, false);
    private static final Ink MEAN = new Ink(new Color(0x222222), 2f, false);

    private final ChartData data;
    private final double greatest;
    private final int mostPods;

    PodFigures(ChartData data) {
        this.data = data;
        List<PodLoads.Fleet> fleets = data.shown().stream().map(data.pods()::of).toList();
        this.greatest =
                fleets.stream().mapToDouble(PodLoads.Fleet::greatest).max().orElse(0);
        this.mostPods =
                fleets.stream().mapToInt(fleet -> fleet.pods().size()).max().orElse(0);
    }

    /** Each pod as a row of colours. */
    Figure heat() {
        return new Figure(
                "pods-heat",
                "Connections on each pod over time",
                data.ofOneRun() + "One row per pod, in order of creation from below; white: the pod does not exist.",
                data.time(),
                new ValueScale("pods, in order of creation", 0, Math.max(1, mostPods)),
                panels(HeatMap::new),
                List.of(),
                data.events(),
                new ColourScale("connections", greatest > 0 ? greatest : 1));
    }

    /** Each pod as a line. */
    Figure lines() {
        String lines = mostPods > MOST_LINES
                ? "Thin: up to " + MOST_LINES + " pods; shaded: from the emptiest to the fullest; "
                : "Thin: each pod; ";
        return new Figure(
                "pods-lines",
                "Connections per pod over time",
                data.ofOneRun() + lines + "bold: the mean of the pods that exist.",
                data.time(),
                ValueScale.fromZero("connections", greatest),
                panels(PodFigures::curves),
                List.of(),
                data.events(),
                null);
    }

    private List<Panel> panels(Function<PodLoads.Fleet, Content> content) {
        return data.shown().stream()
                .map(variant -> new Panel(
                        data.panelTitle(variant), content.apply(data.pods().of(variant))))
                .toList();
    }

    private static Curves curves(PodLoads.Fleet fleet) {
        List<Curve> curves = new ArrayList<>();
        List<PodLoads.Pod> pods = fleet.pods();
        if (pods.size() > MOST_LINES) {
            curves.add(range(fleet));
        }
        int lines = Math.min(pods.size(), MOST_LINES);
        for (int line = 0; line < lines; line++) {
            PodLoads.Pod pod = pods.get((int) ((long) line * pods.size() / lines));
            curves.add(Curve.line(pod.name(), SINGLE, fleet.seconds(), pod.connections()));
        }
        curves.add(Curve.line("mean", MEAN, fleet.seconds(), fleet.means()));
        return new Curves(curves);
    }

    private static Curve range(PodLoads.Fleet fleet) {
        int samples = fleet.seconds().length;
        double[] least = new double[samples];
        double[] greatest = new double[samples];
        for (int sample = 0; sample < samples; sample++) {
            least[sample] = Double.NaN;
            greatest[sample] = Double.NaN;
            for (PodLoads.Pod pod : fleet.pods()) {
                double load = pod.connections()[sample];
                least[sample] = !pod.exists(sample) || load >= least[sample] ? least[sample] : load;
                greatest[sample] = !pod.exists(sample) || load <= greatest[sample] ? greatest[sample] : load;
            }
        }
        return new Curve("range", RANGE, fleet.seconds(), fleet.means(), least, greatest);
    }
}
