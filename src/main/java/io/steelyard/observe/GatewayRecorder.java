package io.steelyard.observe;

import io.steelyard.fleet.PodTable;
import java.util.Optional;

/** Measures at samples how many gateways there are and how connections are spread over them. */
final class GatewayRecorder {
    private final Optional<PodTable> gateways;
    private final Means block = new Means();
    private final Means run = new Means();

    private static final class Means {
        private double gateways;
        private double maxOverMean;
        private long samples;
        private long ratios;

        void add(Means other) {
            gateways += other.gateways;
            maxOverMean += other.maxOverMean;
            samples += other.samples;
            ratios += other.ratios;
        }

        void clear() {
            gateways = 0;
            maxOverMean = 0;
            samples = 0;
            ratios = 0;
        }
    }

    GatewayRecorder(Optional<PodTable> gateways) {
        this.gateways = gateways;
    }

    /** Takes a sample and sets what it shows. */
    void sample(SeriesRecorder series) {
        if (gateways.isEmpty()) {
            return;
        }
        PodTable table = gateways.get();
        int serving = 0;
        long connections = 0;
        int most = 0;
        for (int i = 0; i < table.liveCount(); i++) {
            int gateway = table.live(i);
            if (table.serving(gateway)) {
                serving++;
                connections += table.openConnections(gateway);
                most = Math.max(most, table.openConnections(gateway));
            }
        }
        block.samples++;
        block.gateways += serving;
        series.set(SeriesColumn.GATEWAYS, serving);
        if (connections > 0) {
            double maxOverMean = (double) most * serving / connections;
            block.ratios++;
            block.maxOverMean += maxOverMean;
            series.set(SeriesColumn.GATEWAY_MAX_OVER_MEAN, maxOverMean);
        }
    }

    /** Gives the metrics of the block that ends now; the next one begins. */
    void endBlock(MetricValues values) {
        fill(block, values);
        run.add(block);
        block.clear();
    }

    /** Gives the metrics of the run, after the last block has ended. */
    void fillRun(MetricValues values) {
        fill(run, values);
    }

    private static void fill(Means means, MetricValues values) {
        values.set(GatewayMetrics.GATEWAYS_MEAN, means.gateways / means.samples);
        values.set(GatewayMetrics.MAX_OVER_MEAN, means.maxOverMean / means.ratios);
    }
}
