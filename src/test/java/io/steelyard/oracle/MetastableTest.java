package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.StormMetrics;
import io.steelyard.sim.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scenario of the storm that keeps itself alive, at a tenth of its clients and rates: queues are as long in seconds, and
 * the clients stand as far above the edge.
 */
class MetastableTest {
    private static final Path SCENARIO = Path.of("scenarios", "metastable.yaml");
    private static final int CRASH = 1;

    /** Long enough: while clients wait 15 s at most, as with today's, a verdict takes 300 s after the crash. */
    private static final String SHORTER = "10m";

    private static List<RunResult> runs(String variant, String duration, int replications) throws IOException {
        String yaml = Files.readString(SCENARIO);
        String[] gaps = {
            "open: 24k",
            "open: 2400",
            "rate: 20/s, backlog: 400",
            "rate: 2/s, backlog: 40",
            "backlog: 150",
            "backlog: 15",
            "rate: 180/s, burst: 180",
            "rate: 18/s, burst: 18"
        };
        for (int gap = 0; gap < gaps.length; gap += 2) {
            assertTrue(yaml.contains(gaps[gap]), gaps[gap]);
            yaml = yaml.replace(gaps[gap], gaps[gap + 1]);
        }
        return Experiment.of(Steelyard.parse(yaml.replaceFirst("(?m)^duration: .*", "duration: " + duration)))
                .only(variant)
                .replications(replications)
                .threads(1)
                .run()
                .variants()
                .get(0)
                .runs();
    }

    private static void assertStorm(RunResult run, double metastable, boolean recovers) {
        assertEquals(metastable, run.blocks().get(CRASH).value(StormMetrics.METASTABLE));
        assertEquals(
                recovers, Double.isFinite(run.blocks().get(CRASH).value(StormMetrics.TIME_TO_99)), "99 % are back");
    }

    @Test
    void withoutACureItNeverRecovers() throws IOException {
        for (RunResult run : runs("today", SHORTER, 10)) {
            assertStorm(run, 1, false);
        }
    }

    @Test
    void aRunTenTimesAsLongSaysTheSame() throws IOException {
        assertStorm(runs("today", "100m", 1).get(0), 1, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short queue", "wide back-off", "admission"})
    void eachCureEndsIt(String cure) throws IOException {
        for (RunResult run : runs(cure, SHORTER, 10)) {
            assertStorm(run, 0, true);
        }
    }
}
