package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QueueRecorderTest {
    private final QueueRecorder queues = new QueueRecorder();

    private RunResult.Block endBlock(long now) {
        MetricValues values = new MetricValues();
        queues.endBlock(now, values);
        return values.toBlock("block", 0, now);
    }

    private RunResult.Block run() {
        MetricValues values = new MetricValues();
        queues.fillRun(values);
        return values.toBlock("run", 0, 1);
    }

    @Test
    void withoutAQueueNothingIsKnown() {
        queues.begin(0);
        RunResult.Block block = endBlock(10);
        for (Metric metric : QueueMetrics.ALL) {
            assertEquals(Double.NaN, block.value(metric), metric.id());
            assertEquals(Double.NaN, run().value(metric), metric.id());
        }
    }

    @Test
    void whatWaitsWhenABlockBeginsCountsInIt() {
        queues.begin(0);
        queues.change(0, 3, 7);
        queues.change(2, 40, 4);
        queues.change(5, 3, 2);
        RunResult.Block first = endBlock(10);
        assertEquals(7, first.value(QueueMetrics.LONGEST));
        assertEquals((2 * 7 + 3 * 11 + 5 * 6) / 10.0, first.value(QueueMetrics.WAITING_MEAN));
        RunResult.Block second = endBlock(20);
        assertEquals(4, second.value(QueueMetrics.LONGEST));
        assertEquals(6, second.value(QueueMetrics.WAITING_MEAN));
        assertEquals((2 * 7 + 3 * 11 + 15 * 6) / 20.0, run().value(QueueMetrics.WAITING_MEAN));
        assertEquals(7, run().value(QueueMetrics.LONGEST));
    }

    @Test
    void whatWaitsDownstreamIsNotAtAPod() {
        queues.begin(0);
        queues.change(1, Observer.DOWNSTREAM, 9);
        queues.change(2, Observer.DOWNSTREAM, 3);
        RunResult.Block first = endBlock(10);
        assertEquals(9, first.value(QueueMetrics.LONGEST_DOWNSTREAM));
        assertEquals(0, first.value(QueueMetrics.LONGEST));
        assertEquals(0, first.value(QueueMetrics.WAITING_MEAN));
        assertEquals(3, endBlock(20).value(QueueMetrics.LONGEST_DOWNSTREAM));
        assertEquals(9, run().value(QueueMetrics.LONGEST_DOWNSTREAM));
    }
}
