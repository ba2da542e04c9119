package io.steelyard.report.why;

import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.report.screen.Cells;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An autoscaler that turns round again and again: what its metric was before and after, and what a scale-down does to it.
 *
 * <p>Its trace: several changes of the replicas in a run that come soon after a change in the other direction.
 */
final class Flapping implements Rule {
    private static final int MOST = 2;

    /** One turn is the answer to one surge; only more are a habit. */
    private static final double NOTABLE = 1.5;

    @Override
    public List<String> explain(Evidence evidence) {
        List<Integer> most = new ArrayList<>();
        List<Integer> steady = new ArrayList<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            double flaps = flaps(evidence, variant);
            if (flaps > 0) {
                most.add(variant);
            } else if (flaps == 0) {
                steady.add(variant);
            }
        }
        most.sort(Comparator.comparingDouble(variant -> -flaps(evidence, variant)));
        List<Integer> fewer = new ArrayList<>();
        while (!most.isEmpty() && (most.size() > MOST || flaps(evidence, most.get(most.size() - 1)) < NOTABLE)) {
            fewer.add(0, most.remove(most.size() - 1));
        }
        if (most.isEmpty()) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        most.forEach(variant -> parts.add(part(evidence, variant)));
        if (!fewer.isEmpty()) {
            parts.add("fewer times with " + Words.list(evidence.names(fewer)));
        }
        if (!steady.isEmpty()) {
            parts.add("never with " + Words.list(evidence.names(steady)));
        }
        return List.of("the autoscaler turns round " + String.join("; ", parts));
    }

    private static double flaps(Evidence evidence, int variant) {
        return evidence.mean(0, AutoscalerMetrics.FLAPS, variant);
    }

    private static String part(Evidence evidence, int variant) {
        String text = Cells.text(evidence.value(0, AutoscalerMetrics.FLAPS, variant), "changes", true) + " times with "
                + evidence.name(variant);
        List<RunResult> runs = evidence.runs(variant);
        Turns turns = Turns.of(runs, true);
        boolean upAgain = !turns.turns().isEmpty();
        Turns told = upAgain ? turns : Turns.of(runs, false);
        if (told.turns().isEmpty()) {
            return text;
        }
        Optional<ScaledMetric> metric = ScaledMetric.of(evidence.setup(variant));
        double closed = upAgain ? closedByEach(evidence, variant, turns.scaleDowns()) : 0;
        return text + ": "
                + (upAgain ? down(metric, turns, closed) : up(metric, told))
                + (told.periods().isEmpty() ? "" : ", every " + Figures.span(mean(told.periods())));
    }

    /** Connections that a scale-down closes, mean over all of all replications. */
    private static double closedByEach(Evidence evidence, int variant, long scaleDowns) {
        double closed = 0;
        for (RunResult run : evidence.runs(variant)) {
            closed += run.blocks().get(0).value(AutoscalerMetrics.LOST_BY_SCALE_DOWN);
        }
        return closed / scaleDowns;
    }

    private static String down(Optional<ScaledMetric> metric, Turns turns, double closed) {
        String later = Figures.span(turns.mean(Turns.Turn::seconds)) + " later";
        String closes = closed > 0 ? " closes " + Figures.fixed(closed, 0) + " connections" : "";
        if (metric.isEmpty() || Double.isNaN(before(metric.get(), turns)) || Double.isNaN(after(metric.get(), turns))) {
            return closes.isEmpty()
                    ? later + " a scale-down is taken back"
                    : "a scale-down" + closes + " and is taken back " + later;
        }
        ScaledMetric of = metric.get();
        String target = " (target " + of.target() + ")";
        String from = of.text(before(of, turns));
        String to = of.text(after(of, turns)) + target;
        if (closes.isEmpty()) {
            return "it goes down at " + of.name() + " " + from + " and up again " + later + " at " + to;
        }
        return of.fromWork() && after(of, turns) > before(of, turns)
                ? "a scale-down" + closes + ", whose handshakes lift " + of.name() + " from " + from + " to " + to
                        + ", and " + later + " it goes up again"
                : "a scale-down at " + of.name() + " " + from + closes + " and is taken back " + later + " at " + to;
    }

    private static String up(Optional<ScaledMetric> metric, Turns turns) {
        String later = Figures.span(turns.mean(Turns.Turn::seconds)) + " later";
        if (metric.isEmpty() || Double.isNaN(before(metric.get(), turns)) || Double.isNaN(after(metric.get(), turns))) {
            return "a scale-up is taken back " + later;
        }
        ScaledMetric of = metric.get();
        return "it goes up at " + of.name() + " " + of.text(before(of, turns)) + " and down again " + later + " at "
                + of.text(after(of, turns)) + " (target " + of.target() + ")";
    }

    private static double before(ScaledMetric metric, Turns turns) {
        return turns.mean(turn -> Turns.milli(turn.first(), metric.name()));
    }

    private static double after(ScaledMetric metric, Turns turns) {
        return turns.mean(turn -> Turns.milli(turn.second(), metric.name()));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
