package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.Observer.ContainerEnd;
import io.steelyard.observe.Observer.Failure;
import io.steelyard.observe.Observer.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every cause of a loss, of a failed attempt and of a container's end has a count of its own. */
class CausesTest {
    private final Script script = new Script(100);

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
                        StormMetrics.LOST_BY_NODE),
                StormMetrics.LOST,
                15);
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
        assertCounts(
                List.of(
                        StormMetrics.WITHOUT_ENDPOINT,
                        StormMetrics.REFUSED,
                        StormMetrics.REFUSED_FULL,
                        StormMetrics.TIMED_OUT),
                StormMetrics.FAILURES,
                10);
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
