package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.sim.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped scenarios of a HorizontalPodAutoscaler against tables of an independent implementation of Kubernetes v1.28's
 * controller, decision by decision: time, connections, spec.replicas before, ready pods, what the metrics ask for,
 * spec.replicas after, and the reasons of AbleToScale and ScalingLimited.
 */
class HpaTraceTest {
    @ParameterizedTest
    @ValueSource(strings = {"hpa-doubling", "hpa-down-slowly", "hpa-up-four-a-minute"})
    void everyDecisionIsThatOfTheTable(String name) throws IOException {
        List<DecisionRecord> decisions = Experiment.of(Steelyard.load(Path.of("scenarios", name + ".yaml")))
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0)
                .decisions();

        assertEquals(
                String.join("\n", Files.readAllLines(Path.of("src", "test", "resources", "hpa", name + ".txt"))),
                String.join("\n", decisions.stream().map(HpaTraceTest::line).toList()));
    }

    private static String line(DecisionRecord decision) {
        return String.format(
                Locale.ROOT,
                "t=%3d total=%d spec=%d ready=%d raw=%d -> %d  [%s,%s]",
                decision.timeNanos() / 1_000_000_000L,
                decision.connections(),
                decision.currentReplicas(),
                decision.readyPods(),
                decision.proposal(),
                decision.desiredReplicas(),
                decision.ableToScale(),
                decision.scalingLimited());
    }
}
