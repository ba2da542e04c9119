package io.steelyard.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.report.chart.Figure.Curve;
import io.steelyard.report.chart.Figure.Ink;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The outlines of curves; the page's units are seconds and values here. */
class CurveShapeTest {
    private static final double NONE = Double.NaN;
    private static final Ink INK = new Ink(Color.BLACK, 1, false);

    private static CurveShape shape(double[] seconds, double[] values, double[] lower, double[] upper) {
        return new CurveShape(new Curve("c", INK, seconds, values, lower, upper), x -> x, y -> y);
    }

    private static CurveShape line(double[] seconds, double... values) {
        return new CurveShape(Curve.line("c", INK, seconds, values), x -> x, y -> y);
    }

    private static List<String> steps(Shape shape) {
        List<String> steps = new ArrayList<>();
        double[] point = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(point);
            steps.add(
                    switch (kind) {
                        case PathIterator.SEG_MOVETO -> "M " + point[0] + " " + point[1];
                        case PathIterator.SEG_LINETO -> "L " + point[0] + " " + point[1];
                        default -> "Z";
                    });
        }
        return steps;
    }

    @Test
    void everyPointOfASparseLineIsDrawn() {
        assertEquals(
                List.of("M 0.0 5.0", "L 1.0 7.0", "L 2.0 6.0"),
                steps(line(new double[] {0, 1, 2}, 5, 7, 6).line()));
    }

    @Test
    void aLineBreaksWhereItIsUndefinedAndALoneValueIsADot() {
        assertEquals(
                List.of("M 0.0 1.0", "L 1.0 2.0", "M 3.0 4.0", "L 3.0 4.0", "M 5.0 6.0", "L 6.0 7.0"),
                steps(line(new double[] {0, 1, 2, 3, 4, 5, 6}, 1, 2, NONE, 4, NONE, 6, 7)
                        .line()));
    }

    @Test
    void nothingIsDrawnOfAnUndefinedLine() {
        assertEquals(List.of(), steps(line(new double[] {0, 1}, NONE, NONE).line()));
        assertEquals(List.of(), steps(line(new double[0]).line()));
    }

    @Test
    void aDenseLineKeepsFirstLeastGreatestAndLastOfEachUnit() {
        double[] seconds = {0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 1.5};
        assertEquals(
                List.of("M 0.0 5.0", "L 0.2 9.0", "L 0.3 1.0", "L 0.5 6.0", "L 1.5 3.0"),
                steps(line(seconds, 5, 6, 9, 1, 4, 6, 3).line()));
    }

    @Test
    void theSizeOfALineIsBoundedByTheWidthOfThePage() {
        int samples = 100_000;
        double[] seconds = new double[samples];
        double[] values = new double[samples];
        for (int sample = 0; sample < samples; sample++) {
            seconds[sample] = 50.0 * sample / samples;
            values[sample] = sample * 7919 % 1000;
        }
        Path2D path = line(seconds, values).line();
        assertTrue(steps(path).size() <= 4 * 50 + 1);
        assertEquals(0, path.getBounds2D().getMinY());
        assertEquals(999, path.getBounds2D().getMaxY());
    }

    @Test
    void aBandGoesAlongItsUpperEdgeAndBackAlongItsLower() {
        double[] seconds = {0, 1, 2};
        assertEquals(
                List.of("M 0.0 6.0", "L 0.0 6.0", "L 1.0 8.0", "L 2.0 7.0", "L 2.0 5.0", "L 1.0 6.0", "L 0.0 4.0", "Z"),
                steps(shape(seconds, new double[] {5, 7, 6}, new double[] {4, 6, 5}, new double[] {6, 8, 7})
                        .band()));
    }

    @Test
    void aBandIsInPiecesWhereItIsUndefinedAndALoneSampleHasNone() {
        double[] seconds = {0, 1, 2, 3, 4, 5};
        double[] lower = {1, 1, NONE, 1, NONE, 1};
        double[] upper = {2, 2, NONE, 2, NONE, 2};
        assertEquals(
                List.of("M 0.0 2.0", "L 0.0 2.0", "L 1.0 2.0", "L 1.0 1.0", "L 0.0 1.0", "Z"),
                steps(shape(seconds, upper, lower, upper).band()));
    }

    @Test
    void aDenseBandKeepsItsOutermostEdges() {
        double[] seconds = {0.0, 0.3, 0.6, 1.0};
        double[] lower = {3, 1, 2, 3};
        double[] upper = {4, 9, 5, 4};
        assertEquals(
                List.of("M 0.0 4.0", "L 0.0 9.0", "L 0.6 9.0", "L 1.0 4.0", "L 1.0 3.0", "L 0.6 1.0", "L 0.0 1.0", "Z"),
                steps(shape(seconds, upper, lower, upper).band()));
    }
}
