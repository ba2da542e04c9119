package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.fleet.PodTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueRecorderTest {
    private final QueueRecorder queues = new QueueRecorder();
    private final SeriesRecorder series = new SeriesRecorder(new PodTable(), 16);

    private void sample(long now, long waiting, int longest, int downstream) {
        series.begin(now);
        queues.sample(series, waiting, longest, downstream);
    }

    private RunResult.Block endBlock() {
        MetricValues values = new MetricValues();
        queues.endBlock(values);
        return values.toBlock("block", 0, 1);
    }

    private RunResult.Block run() {
        MetricValues values = new MetricValues();
        queues.fillRun(values);
        return values.toBlock("run", 0, 1);
    }

    @Test
    void withoutAQueueNothingIsKnown() {
        RunResult.Block block = endBlock();
        for (Metric metric : List.of(
                QueueMetrics.LONGEST,
                QueueMetrics.WAITING_MEAN,
                QueueMetrics.LONGEST_DOWNSTREAM,
                QueueMetrics.SERVED_IN_VAIN)) {
            assertEquals(Double.NaN, block.value(metric), metric.id());
            assertEquals(Double.NaN, run().value(metric), metric.id());
        }
    }

    @Test
    void whatWaitsWhenABlockBeginsCountsInIt() {
        queues.enter(3, 7);
        queues.enter(40, 4);
        sample(1, 8, 5, 0);
        RunResult.Block first = endBlock();
        assertEquals(7, first.value(QueueMetrics.LONGEST));
        assertEquals(8, first.value(QueueMetrics.WAITING_MEAN));
        sample(2, 6, 4, 0);
        sample(3, 3, 2, 0);
        RunResult.Block second = endBlock();
        assertEquals(4, second.value(QueueMetrics.LONGEST));
        assertEquals(4.5, second.value(QueueMetrics.WAITING_MEAN));
        assertEquals(17 / 3.0, run().value(QueueMetrics.WAITING_MEAN));
        assertEquals(7, run().value(QueueMetrics.LONGEST));
        assertEquals(List.of(7.0, 5.0, 4.0), List.of(longest(0), longest(1), longest(2)));
    }

    @SuppressWarnings("EnumOrdinal") // the result's columns are by the index of the enum
    private double longest(int sample) {
        return series.series().columns()[SeriesColumn.LONGEST_QUEUE.ordinal()][sample];
    }

    @Test
    void whatWaitsDownstreamIsNotAtAPod() {
        queues.enter(Observer.DOWNSTREAM, 9);
        queues.serveInVain();
        sample(1, 0, 0, 3);
        RunResult.Block first = endBlock();
        assertEquals(9, first.value(QueueMetrics.LONGEST_DOWNSTREAM));
        assertEquals(0, first.value(QueueMetrics.LONGEST));
        assertEquals(0, first.value(QueueMetrics.WAITING_MEAN));
        assertEquals(1, first.value(QueueMetrics.SERVED_IN_VAIN));
        sample(2, 0, 0, 2);
        assertEquals(2, endBlock().value(QueueMetrics.LONGEST_DOWNSTREAM));
        assertEquals(9, run().value(QueueMetrics.LONGEST_DOWNSTREAM));
    }
}
