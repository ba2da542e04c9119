package io.steelyard.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseFloorTest {
    private final NoiseFloor floor = new NoiseFloor();

    @ParameterizedTest
    @CsvSource({
        "10, 1000, 1.156636",
        "100, 10000, 1.259594",
        "1000, 1000, 5.514159",
        "10, 10000, 1.048942",
        "20, 1000, 1.27288",
        "1000, 100000, 1.33966"
    })
    void isThePublishedValue(int pods, long connections, double expected) {
        // The published values of 20 pods and of 1000 pods with 100,000 connections are those of Poisson counts.
        assertEquals(expected, floor.expectedMaxOverMean(pods, connections), 1e-3 * expected);
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "7", "10", "40", "150", "1000", "10000"})
    void isWithinATenthOfAPercentOfTheExactValue(int pods) {
        for (long connections = 1; connections < 6_000; connections = connections * 8 / 5 + 1) {
            double exact = RandomPlacement.maximumGiven(pods, connections).mean() * pods / connections;
            assertEquals(
                    exact,
                    floor.expectedMaxOverMean(pods, connections),
                    1e-3 * exact,
                    pods + " pods, " + connections + " connections");
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 3000", "10, 9000", "10, 12000", "1000, 9900", "1000, 10100", "10, 100000", "3, 5000000"})
    void meetsTheNormalLimitWithoutAStep(int pods, long meanPerPod) {
        double exact = RandomPlacement.maximum(pods, (double) meanPerPod).mean() / meanPerPod;
        assertEquals(exact, floor.expectedMaxOverMean(pods, meanPerPod * pods), 1e-6);
    }

    @Test
    void isUndefinedWithoutConnectionsAndOneWithASinglePod() {
        assertEquals(Double.NaN, floor.expectedMaxOverMean(10, 0));
        assertEquals(1, floor.expectedMaxOverMean(1, 12345));
        assertEquals(10, floor.expectedMaxOverMean(10, 1), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> floor.expectedMaxOverMean(0, 5));
    }

    @Test
    void allocatesNothingOnceItsSurroundingsAreKnown() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        ask();
        ask();
        long before = threads.getCurrentThreadAllocatedBytes();
        long nothing = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        ask();
        assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before - nothing);
    }

    private void ask() {
        for (int connections = 200; connections < 2_000; connections += 7) {
            floor.expectedMaxOverMean(20, connections);
        }
    }

    @Test
    void fallsWithTheNumberOfConnections() {
        double before = floor.expectedMaxOverMean(30, 200);
        for (long connections = 230; connections < 1L << 50; connections = connections * 8 / 7) {
            double now = floor.expectedMaxOverMean(30, connections);
            assertTrue(now < before && now > 1, "at " + connections);
            before = now;
        }
    }
}
