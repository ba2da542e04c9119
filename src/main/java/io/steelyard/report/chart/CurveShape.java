package io.steelyard.report.chart;

import io.steelyard.report.chart.Figure.Curve;
import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/**
 * The outlines of a curve on a page. Within one unit of the page's width a line keeps its first, least, greatest and last
 * value, and a band its outermost edges: nothing that could be seen is lost, and a file's size has a bound.
 */
final class CurveShape {
    private final Curve curve;
    private final double[] x;
    private final DoubleUnaryOperator y;

    /** A curve whose seconds and values lie on the page where the functions say. */
    CurveShape(Curve curve, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        this.curve = curve;
        this.x = new double[curve.seconds().length];
        this.y = y;
        for (int sample = 0; sample < this.x.length; sample++) {
            this.x[sample] = x.applyAsDouble(curve.seconds()[sample]);
        }
    }

    /** Takes a range of samples, the end exclusive. */
    private interface Samples {
        void accept(int from, int end);
    }

    /** The line, broken where the values are undefined; a value without neighbours is a dot. */
    Path2D line() {
        Path2D path = new Path2D.Double();
        double[] values = curve.values();
        forEachRun(values, (from, end) -> {
            path.moveTo(x[from], y.applyAsDouble(values[from]));
            if (end == from + 1) {
                path.lineTo(x[from], y.applyAsDouble(values[from]));
            }
            forEachColumn(from, end, (first, next) -> appendColumn(path, first, next, from));
        });
        return path;
    }

    private void appendColumn(Path2D path, int from, int end, int drawn) {
        double[] values = curve.values();
        int least = from;
        int greatest = from;
        for (int sample = from; sample < end; sample++) {
            least = values[sample] < values[least] ? sample : least;
            greatest = values[sample] > values[greatest] ? sample : greatest;
        }
        int before = drawn;
        for (int sample : new int[] {from, Math.min(least, greatest), Math.max(least, greatest), end - 1}) {
            if (sample > before) {
                path.lineTo(x[sample], y.applyAsDouble(values[sample]));
                before = sample;
            }
        }
    }

    /** The area between the edges, in pieces where they are undefined. */
    Path2D band() {
        Path2D path = new Path2D.Double();
        forEachRun(curve.lower(), (from, end) -> {
            if (end > from + 1) {
                path.moveTo(x[from], y.applyAsDouble(curve.upper()[from]));
                forEachColumn(from, end, (first, next) -> appendEdge(path, curve.upper(), first, next, true));
                appendBack(path, from, end);
                path.closePath();
            }
        });
        return path;
    }

    private void appendBack(Path2D path, int from, int end) {
        int[] starts = new int[end - from + 1];
        int[] count = {0};
        forEachColumn(from, end, (first, next) -> starts[count[0]++] = first);
        starts[count[0]] = end;
        for (int column = count[0] - 1; column >= 0; column--) {
            appendEdge(path, curve.lower(), starts[column], starts[column + 1], false);
        }
    }

    private void appendEdge(Path2D path, double[] edge, int from, int end, boolean upwards) {
        double outermost = edge[from];
        for (int sample = from; sample < end; sample++) {
            outermost = upwards ? Math.max(outermost, edge[sample]) : Math.min(outermost, edge[sample]);
        }
        double height = y.applyAsDouble(outermost);
        double near = upwards ? x[from] : x[end - 1];
        double far = upwards ? x[end - 1] : x[from];
        path.lineTo(near, height);
        if (far != near) {
            path.lineTo(far, height);
        }
    }

    private static void forEachRun(double[] values, Samples run) {
        int from = 0;
        for (int sample = 0; sample <= values.length; sample++) {
            if (sample == values.length || Double.isNaN(values[sample])) {
                if (sample > from) {
                    run.accept(from, sample);
                }
                from = sample + 1;
            }
        }
    }

    /** The samples of a run that share a unit of the page's width. */
    private void forEachColumn(int from, int end, Samples column) {
        int first = from;
        for (int sample = from + 1; sample <= end; sample++) {
            if (sample == end || Math.floor(x[sample]) != Math.floor(x[first])) {
                column.accept(first, sample);
                first = sample;
            }
        }
    }
}
