package io.steelyard.report.chart;

import io.steelyard.report.chart.Figure.Curve;
import io.steelyard.report.chart.Figure.Ink;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;

/**
 * Draws a {@link CurveDataset}: all bands, then all lines above them, each as one shape that is no finer than the page shows.
 * JFreeChart's own renderer of bands breaks at an undefined value.
 */
@SuppressWarnings("serial") // never serialized
final class CurveRenderer extends AbstractXYItemRenderer {
    private static final int BANDS = 0;
    private static final int PASSES = 2;
    private static final int BAND_ALPHA = 38;
    private static final float[] DASH = {5f, 4f};

    @Override
    public int getPassCount() {
        return PASSES;
    }

    @Override
    public void drawItem(
            Graphics2D graphics,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis timeAxis,
            ValueAxis valueAxis,
            XYDataset dataset,
            int series,
            int item,
            CrosshairState crosshairState,
            int pass) {
        if (item > 0) {
            return;
        }
        Curve curve = ((CurveDataset) dataset).curve(series);
        CurveShape shape = new CurveShape(
                curve,
                seconds -> timeAxis.valueToJava2D(seconds, area, RectangleEdge.BOTTOM),
                value -> valueAxis.valueToJava2D(value, area, RectangleEdge.LEFT));
        Ink ink = curve.ink();
        if (pass == BANDS) {
            graphics.setPaint(bandColour(ink));
            graphics.fill(shape.band());
        } else if (ink.width() > 0) {
            graphics.setPaint(ink.colour());
            graphics.setStroke(stroke(ink));
            graphics.draw(shape.line());
        }
    }

    static Color bandColour(Ink ink) {
        Color colour = ink.colour();
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA);
    }

    static Stroke stroke(Ink ink) {
        return ink.dashed()
                ? new BasicStroke(ink.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASH, 0)
                : new BasicStroke(ink.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
