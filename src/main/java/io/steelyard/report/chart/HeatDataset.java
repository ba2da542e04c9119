package io.steelyard.report.chart;

import org.jfree.data.xy.AbstractXYZDataset;

/** A fleet as JFreeChart's data: a series for each pod; x is seconds, y the pod's row, z its connections or NaN. */
@SuppressWarnings("serial") // never serialized
final class HeatDataset extends AbstractXYZDataset {
    private final PodLoads.Fleet fleet;

    HeatDataset(PodLoads.Fleet fleet) {
        this.fleet = fleet;
    }

    PodLoads.Fleet fleet() {
        return fleet;
    }

    @Override
    public int getSeriesCount() {
        return fleet.pods().size();
    }

    @Override
    public Comparable<String> getSeriesKey(int series) {
        return fleet.pods().get(series).name();
    }

    @Override
    public int getItemCount(int series) {
        return fleet.seconds().length;
    }

    @Override
    public Number getX(int series, int item) {
        return fleet.seconds()[item];
    }

    @Override
    public Number getY(int series, int item) {
        return series;
    }

    @Override
    public Number getZ(int series, int item) {
        return fleet.pods().get(series).connections()[item];
    }
}
