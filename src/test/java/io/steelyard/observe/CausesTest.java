package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.Observer.ContainerEnd;
import io.steelyard.observe.Observer.Failure;
import io.steelyard.observe.Observer.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every cause of a loss, of a failed attempt and of a container's end has a count of its own. */
class CausesTest {
    private final Script script = new Script(100, "event");

    private void assertCounts(List<Metric> metrics, Metric sum, double total) {
        RunResult.Block run = script.at(100).result().blocks().get(0);
        for (int i = 0; i < metrics.size(); i++) {
            assertEquals(i + 1, run.value(metrics.get(i)), metrics.get(i).id());
        }
        assertEquals(total, run.value(sum));
    }

    @Test
    void lossesAreCountedByCause() {
        int pod = script.podServes();
        script.at(0).start(1);
        for (Loss cause : Loss.values()) {
            for (int i = 0; i <= List.of(Loss.values()).indexOf(cause); i++) {
                script.loses(script.arrivesOn(pod), cause);
            }
        }
        assertCounts(
                List.of(
                        StormMetrics.LOST_BY_ROLLOUT,
                        AutoscalerMetrics.LOST_BY_SCALE_DOWN,
                        StormMetrics.LOST_BY_EVICTION,
                        StormMetrics.LOST_BY_CRASH,
                        StormMetrics.LOST_BY_NODE,
                        StormMetrics.LOST_BY_GATEWAY,
                        StormMetrics.LOST_BY_NETWORK,
                        StormMetrics.LOST_BY_AGE,
                        StormMetrics.LOST_BY_SHEDDING),
                StormMetrics.LOST,
                45);
    }

    @Test
    void failedReconnectsAreCountedByCause() {
        int pod = script.podServes();
        script.at(0).start(1);
        int slot = script.arrivesOn(pod);
        script.loses(slot, Loss.CRASH);
        for (Failure cause : Failure.values()) {
            for (int i = 0; i <= List.of(Failure.values()).indexOf(cause); i++) {
                script.fails(slot, cause);
            }
        }
        RunResult.Block run = script.at(100).result().blocks().get(0);
        assertEquals(1, run.value(StormMetrics.WITHOUT_ENDPOINT));
        assertEquals(2 + 3, run.value(StormMetrics.REFUSED));
        assertEquals(4, run.value(StormMetrics.REFUSED_FULL));
        assertEquals(5, run.value(StormMetrics.TIMED_OUT));
        assertEquals(6, run.value(StormMetrics.WITHOUT_GATEWAY));
        assertEquals(8, run.value(StormMetrics.OVERFLOWED));
        assertEquals(9, run.value(StormMetrics.HANDSHAKES_TIMED_OUT));
        assertEquals(10, run.value(StormMetrics.NOT_ADMITTED));
        assertEquals(11, run.value(StormMetrics.OTHER_POD));
        assertEquals(12, run.value(StormMetrics.DOWNSTREAM_FULL));
        assertEquals(78, run.value(StormMetrics.FAILURES));
        assertEquals(0, run.value(ClientMetrics.FIRST_FAILURES));
    }

    @Test
    void allFailedAttemptsAreCountedByCauseTheFirstOnesToo() {
        int pod = script.podServes();
        script.at(0).start(1);
        int lost = script.arrivesOn(pod);
        script.loses(lost, Loss.CRASH);
        int fresh = script.arrives();
        for (Failure cause : Failure.values()) {
            for (int i = 0; i <= List.of(Failure.values()).indexOf(cause); i++) {
                script.fails(i % 2 == 0 ? lost : fresh, cause);
            }
        }
        RunResult.Block run = script.at(100).result().blocks().get(0);
        assertEquals(1 + 78, run.value(AttemptMetrics.MADE));
        assertEquals(1, run.value(AttemptMetrics.WITHOUT_ENDPOINT));
        assertEquals(2 + 3, run.value(AttemptMetrics.REFUSED));
        assertEquals(3, run.value(AttemptMetrics.TOO_EARLY));
        assertEquals(4, run.value(AttemptMetrics.REFUSED_FULL));
        assertEquals(5, run.value(AttemptMetrics.TIMED_OUT));
        assertEquals(6, run.value(AttemptMetrics.WITHOUT_GATEWAY));
        assertEquals(7, run.value(AttemptMetrics.ABANDONED));
        assertEquals(8, run.value(AttemptMetrics.OVERFLOWED));
        assertEquals(9, run.value(AttemptMetrics.HANDSHAKE_TIMED_OUT));
        assertEquals(10, run.value(AttemptMetrics.NOT_ADMITTED));
        assertEquals(11, run.value(AttemptMetrics.OTHER_POD));
        assertEquals(12, run.value(AttemptMetrics.DOWNSTREAM_FULL));
        // of each cause, every other attempt, from the second on, was a first one: 0+1+1+2+2+3+3+4+4+5+5+6
        assertEquals(36, run.value(ClientMetrics.FIRST_FAILURES));
    }

    @Test
    void failuresAreCountedByBlockAndShownOverTime() {
        int pod = script.podServes();
        script.at(0).start(1);
        int lost = script.arrivesOn(pod);
        script.loses(lost, Loss.CRASH);
        int fresh = script.arrives();
        script.at(4).fails(fresh, Failure.REFUSED);
        script.at(10).sample();
        script.at(12).event(0);
        script.fails(lost, Failure.NOT_LISTENING_YET);
        script.fails(fresh, Failure.NOT_LISTENING_YET);
        script.fails(fresh, Failure.FULL);
        script.recorder.onContainerEnded(script.now(), pod, ContainerEnd.OUT_OF_MEMORY);
        script.at(20).sample();
        script.recorder.onContainerEnded(script.now(), pod, ContainerEnd.UNHEALTHY);
        script.at(30).sample();
        RunResult result = script.at(100).result();
        RunResult.Block block = result.blocks().get(1);
        assertEquals(3, block.value(AttemptMetrics.MADE));
        assertEquals(2, block.value(AttemptMetrics.REFUSED));
        assertEquals(2, block.value(AttemptMetrics.TOO_EARLY));
        assertEquals(1, block.value(AttemptMetrics.REFUSED_FULL));
        assertEquals(3, result.blocks().get(0).value(AttemptMetrics.REFUSED));
        assertEquals(1, block.value(StormMetrics.REFUSED));
        assertSeries(result, SeriesColumn.REFUSED, Double.NaN, 0.1, 0.2, 0);
        assertSeries(result, SeriesColumn.REFUSED_FULL, Double.NaN, 0, 0.1, 0);
        assertSeries(result, SeriesColumn.WITHOUT_ENDPOINT, Double.NaN, 0, 0, 0);
        assertSeries(result, SeriesColumn.TIMED_OUT, Double.NaN, 0, 0, 0);
        assertSeries(result, SeriesColumn.OUT_OF_MEMORY, 0, 0, 1, 1);
        assertSeries(result, SeriesColumn.UNHEALTHY, 0, 0, 0, 1);
    }

    @Test
    void causesInTheAcceptPathAreShownOverTime() {
        int pod = script.podServes();
        script.at(0).start(1);
        int lost = script.arrivesOn(pod);
        script.loses(lost, Loss.CRASH);
        int fresh = script.arrives();
        for (Failure cause : Failure.values()) {
            for (int i = 0; i <= List.of(Failure.values()).indexOf(cause); i++) {
                script.fails(i % 2 == 0 ? lost : fresh, cause);
            }
        }
        script.at(10).sample();
        script.at(20).sample();
        RunResult result = script.at(100).result();
        assertSeries(result, SeriesColumn.OVERFLOWED, Double.NaN, 0.8, 0);
        assertSeries(result, SeriesColumn.HANDSHAKE_TIMED_OUT, Double.NaN, 0.9, 0);
        assertSeries(result, SeriesColumn.NOT_ADMITTED, Double.NaN, 1.0, 0);
        assertSeries(result, SeriesColumn.OTHER_POD, Double.NaN, 1.1, 0);
        assertSeries(result, SeriesColumn.DOWNSTREAM_FULL, Double.NaN, 1.2, 0);
        assertSeries(result, SeriesColumn.ATTEMPTS, Double.NaN, 7.9, 0);
        assertSeries(result, SeriesColumn.ACCEPT_CAPACITY, Double.NaN, Double.NaN, Double.NaN);
    }

    @SuppressWarnings("EnumOrdinal") // the result's columns are by the index of the enum
    private static void assertSeries(RunResult result, SeriesColumn column, double... values) {
        assertArrayEquals(values, result.series().columns()[column.ordinal()], column.id());
    }

    @Test
    void endsOfContainersAreCountedByCause() {
        int pod = script.podServes();
        script.at(0).start(1);
        for (ContainerEnd why : ContainerEnd.values()) {
            for (int i = 0; i <= List.of(ContainerEnd.values()).indexOf(why); i++) {
                script.recorder.onContainerEnded(script.now(), pod, why);
            }
        }
        assertCounts(List.of(PodMetrics.CRASHES, PodMetrics.OUT_OF_MEMORY, PodMetrics.UNHEALTHY), StormMetrics.LOST, 0);
    }
}
