package io.steelyard.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;

/** Draws a {@link HeatDataset} as one image; a rectangle for each cell would make a file of many megabytes. */
@SuppressWarnings("serial") // never serialized
final class HeatRenderer extends AbstractXYItemRenderer {
    /** Image points to a unit of the page, so that viewers that smooth images blur no edge that could be seen. */
    private static final int DENSITY = 2;

    private final double greatest;

    /** A renderer whose deepest colour stands for this many connections. */
    HeatRenderer(double greatest) {
        this.greatest = greatest;
    }

    @Override
    public void drawItem(
            Graphics2D graphics,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis timeAxis,
            ValueAxis podAxis,
            XYDataset dataset,
            int series,
            int item,
            CrosshairState crosshairState,
            int pass) {
        if (series > 0 || item > 0) {
            return;
        }
        PodLoads.Fleet fleet = ((HeatDataset) dataset).fleet();
        double top = podAxis.valueToJava2D(fleet.pods().size(), area, RectangleEdge.LEFT);
        double height = podAxis.valueToJava2D(0, area, RectangleEdge.LEFT) - top;
        BufferedImage image = new HeatImage(fleet, greatest)
                .draw(
                        (int) Math.rint(area.getWidth() * DENSITY),
                        (int) Math.max(1, Math.rint(height * DENSITY)),
                        timeAxis.getUpperBound());
        AffineTransform place = AffineTransform.getTranslateInstance(area.getX(), top);
        place.scale(area.getWidth() / image.getWidth(), height / image.getHeight());
        graphics.drawImage(image, place, null);
    }
}
