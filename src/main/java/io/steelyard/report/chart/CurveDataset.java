package io.steelyard.report.chart;

import io.steelyard.report.chart.Figure.Curve;
import java.util.List;
import org.jfree.data.xy.AbstractIntervalXYDataset;

/** The curves of a panel as JFreeChart's data: a series each, with the band as the interval of y. */
@SuppressWarnings("serial") // never serialized
final class CurveDataset extends AbstractIntervalXYDataset {
    private final List<Curve> curves;

    CurveDataset(List<Curve> curves) {
        this.curves = List.copyOf(curves);
    }

    Curve curve(int series) {
        return curves.get(series);
    }

    @Override
    public int getSeriesCount() {
        return curves.size();
    }

    @Override
    public Comparable<String> getSeriesKey(int series) {
        return curves.get(series).name();
    }

    @Override
    public int getItemCount(int series) {
        return curves.get(series).seconds().length;
    }

    @Override
    public Number getX(int series, int item) {
        return curves.get(series).seconds()[item];
    }

    @Override
    public Number getY(int series, int item) {
        return curves.get(series).values()[item];
    }

    @Override
    public Number getStartX(int series, int item) {
        return getX(series, item);
    }

    @Override
    public Number getEndX(int series, int item) {
        return getX(series, item);
    }

    @Override
    public Number getStartY(int series, int item) {
        return curves.get(series).lower()[item];
    }

    @Override
    public Number getEndY(int series, int item) {
        return curves.get(series).upper()[item];
    }
}
