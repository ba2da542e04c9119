package io.steelyard.report.chart;

import io.steelyard.report.chart.Figure.ColourScale;
import io.steelyard.report.chart.Figure.Content;
import io.steelyard.report.chart.Figure.Curve;
import io.steelyard.report.chart.Figure.Curves;
import io.steelyard.report.chart.Figure.Event;
import io.steelyard.report.chart.Figure.HeatMap;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;

/** Makes JFreeChart's plots of a figure's panels. */
final class PanelPlots {
    static final double TICK_FONT = 11;

    private static final BasicStroke HAIRLINE = new BasicStroke(1f);
    private static final BasicStroke EVENT =
            new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2f, 3f}, 0);
    private static final BasicStroke EVENT_HALO = new BasicStroke(2.2f);
    private static final Color HALO = new Color(255, 255, 255, 150);

    private final Figure figure;
    private final Fonts fonts;
    private final double timeStepSeconds;
    private final double valueStep;

    /** Plots with no more than so many ticks on each axis. */
    PanelPlots(Figure figure, Fonts fonts, int mostTimeTicks, int mostValueTicks) {
        this.figure = figure;
        this.fonts = fonts;
        this.timeStepSeconds = figure.time().stepSeconds(mostTimeTicks);
        this.valueStep = valueStep(figure, mostValueTicks);
    }

    /** The step between the ticks of values that gives no more than so many; a whole one where rows are counted. */
    static double valueStep(Figure figure, int mostTicks) {
        double step = Ticks.step(figure.values().upper() - figure.values().lower(), mostTicks);
        return figure.colours() == null ? step : Math.max(1, step);
    }

    private boolean isHeat() {
        return figure.colours() != null;
    }

    /** The plot of a panel. */
    XYPlot plot(Content content) {
        XYPlot plot = new XYPlot(null, timeAxis(), valueAxis(), null);
        plot.setBackgroundPaint(Palette.BACKGROUND);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(!isHeat());
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.setNoDataMessage("no value in this run");
        plot.setNoDataMessageFont(fonts.regular(TICK_FONT));
        plot.setNoDataMessagePaint(Palette.SUBTITLE);
        fill(plot, content);
        for (Event event : figure.events()) {
            addEvent(plot, event.seconds());
        }
        return plot;
    }

    private void fill(XYPlot plot, Content content) {
        if (content instanceof Curves curves) {
            List<Curve> defined =
                    curves.curves().stream().filter(Curve::isDefined).toList();
            plot.setDataset(new CurveDataset(defined));
            plot.setRenderer(new CurveRenderer());
        } else if (content instanceof HeatMap heat) {
            ColourScale colours = figure.colours();
            plot.setDataset(new HeatDataset(heat.fleet()));
            plot.setRenderer(new HeatRenderer(colours == null ? 1 : colours.greatest()));
        }
    }

    private void addEvent(XYPlot plot, double seconds) {
        if (isHeat()) {
            plot.addDomainMarker(new ValueMarker(seconds, HALO, EVENT_HALO), Layer.FOREGROUND);
        }
        plot.addDomainMarker(
                new ValueMarker(seconds, Palette.EVENT, EVENT), isHeat() ? Layer.FOREGROUND : Layer.BACKGROUND);
    }

    private ValueAxis timeAxis() {
        NumberAxis axis = axis(0, figure.time().endSeconds());
        double unit = figure.time().unit().seconds();
        axis.setTickUnit(new NumberTickUnit(timeStepSeconds, Ticks.format()) {
            @Override
            public String valueToString(double seconds) {
                return Ticks.format().format(seconds / unit);
            }
        });
        axis.setTickMarksVisible(true);
        axis.setTickMarkPaint(Palette.AXIS);
        axis.setTickMarkOutsideLength(4);
        return axis;
    }

    private ValueAxis valueAxis() {
        NumberAxis axis = axis(figure.values().lower(), figure.values().upper());
        axis.setTickUnit(new NumberTickUnit(valueStep, Ticks.format()));
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(isHeat());
        return axis;
    }

    private NumberAxis axis(double lower, double upper) {
        NumberAxis axis = new NumberAxis();
        axis.setRange(lower, upper);
        axis.setAxisLinePaint(Palette.AXIS);
        axis.setAxisLineStroke(HAIRLINE);
        axis.setTickLabelFont(fonts.regular(TICK_FONT));
        axis.setTickLabelPaint(Palette.LABEL);
        return axis;
    }
}
