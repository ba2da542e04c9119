package io.steelyard.rebalance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.random.CounterStream;
import io.steelyard.scenario.Count;
import io.steelyard.scenario.Rate;
import io.steelyard.scenario.Workload;
import io.steelyard.scenario.Workload.Drain;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainPlanTest {
    private static final long SECOND = 1_000_000_000L;

    private final CounterStream draws = new CounterStream(11, 2);

    private long closesAfter(Drain drain, long index) {
        return new DrainPlan(drain).closesAfterNanos(index, draws, 100 + index, 1);
    }

    @Test
    void eachPlanEndsTheProcessInItsWay() {
        Drain over = new Drain.Over(Duration.ofSeconds(10), Duration.ZERO);
        for (Drain drain : List.of(over, new Drain.Idle(), new Drain.AtRate(new Rate(2)))) {
            assertFalse(new DrainPlan(drain).exitsAtOnce());
            assertFalse(new DrainPlan(drain).ignoresSigterm());
        }
        assertTrue(new DrainPlan(new Drain.AtOnce()).exitsAtOnce());
        assertFalse(new DrainPlan(new Drain.AtOnce()).ignoresSigterm());
        assertFalse(new DrainPlan(new Drain.UntilKilled()).exitsAtOnce());
        assertTrue(new DrainPlan(new Drain.UntilKilled()).ignoresSigterm());
    }

    @Test
    void whoWaitsForHisClientsClosesNothing() {
        for (Drain drain : List.of(new Drain.Idle(), new Drain.UntilKilled(), new Drain.AtOnce())) {
            assertEquals(DrainPlan.KEPT, closesAfter(drain, 0));
            assertEquals(DrainPlan.KEPT, closesAfter(drain, 5));
        }
    }

    @Test
    void whoWaitsAWhileClosesEverythingThen() {
        assertEquals(5 * SECOND, closesAfter(new Drain.After(Duration.ofSeconds(5)), 0));
        assertEquals(5 * SECOND, closesAfter(new Drain.After(Duration.ofSeconds(5)), 77));
    }

    @Test
    void aSidecarCutsWhatTheApplicationKeepsLonger() {
        Workload workload = Steelyard.parse("""
                        duration: 1s
                        clients: {open: 1, lifetime: never}
                        deployment: {}
                        balancer: random
                        workload: {drain: {rate: 1/s}, sidecar: {}}
                        """).baselineSetup().workload();
        DrainPlan plan = DrainPlan.of(workload);
        assertEquals(3 * SECOND, plan.closesAfterNanos(3, draws, 1, 1));
        assertEquals(5 * SECOND, plan.closesAfterNanos(9, draws, 1, 1));
    }

    @Test
    void batchesCloseTogetherTheFirstAtOnce() {
        Drain batches = new Drain.Batches(new Count(3), Duration.ofSeconds(2));
        long[] times = new long[8];
        Arrays.setAll(times, index -> closesAfter(batches, index) / SECOND);
        assertEquals("[0, 0, 0, 2, 2, 2, 4, 4]", Arrays.toString(times));
    }

    @Test
    void aRateClosesOneByOne() {
        Drain rate = new Drain.AtRate(new Rate(4));
        assertEquals(0, closesAfter(rate, 0));
        assertEquals(250_000_000, closesAfter(rate, 1));
        assertEquals(SECOND * 25_000_000, closesAfter(rate, 100_000_000));
        // A third of a second is not whole in nanoseconds, nor exact in binary.
        assertEquals(1e6, closesAfter(new Drain.AtRate(new Rate(3)), 3_000_000) / (double) SECOND, 1e-9);
    }

    /**
     * The mean of 40,000 uniform draws of [0, 10 s) has standard deviation 10 / sqrt(12 * 40000) s; its 3.29-fold is
     * exceeded once in a thousand. The seed is fixed.
     */
    @Test
    void aWindowIsFilledUniformly() {
        DrainPlan plan = new DrainPlan(new Drain.Over(Duration.ofSeconds(10), Duration.ZERO));
        int[] tenths = new int[10];
        double sum = 0;
        for (int client = 0; client < 40_000; client++) {
            long time = plan.closesAfterNanos(0, draws, client, 1);
            assertTrue(time >= 0 && time < 10 * SECOND, "at " + time);
            tenths[(int) (time / SECOND)]++;
            sum += time / 1e9;
        }
        assertEquals(5, sum / 40_000, 3.29 * 10 / Math.sqrt(12 * 40_000));
        for (int count : tenths) {
            assertEquals(4_000, count, 3.29 * Math.sqrt(40_000 * 0.1 * 0.9));
        }
    }

    @Test
    void aDrawIsTheClientsOwn() {
        DrainPlan plan = new DrainPlan(new Drain.Over(Duration.ofSeconds(10), Duration.ZERO));
        long first = plan.closesAfterNanos(0, draws, 7, 1);
        assertEquals(first, plan.closesAfterNanos(3, draws, 7, 1));
        assertNotEquals(first, plan.closesAfterNanos(0, draws, 8, 1));
        assertNotEquals(first, plan.closesAfterNanos(0, draws, 7, 2));
        assertNotEquals(first, plan.closesAfterNanos(0, new CounterStream(11, 3), 7, 1));
    }

    /** A lame duck waits 10 s and lets all go within the 2 min after them; Phoenix lets 150,000 go in 15 batches. */
    @Test
    void presetsAreWhatTheirServersDo() {
        for (int client = 0; client < 1_000; client++) {
            long lameDuck = closesAfter(new Drain.Preset("nats-lame-duck"), client);
            assertTrue(lameDuck >= 10 * SECOND && lameDuck < 130 * SECOND, "" + lameDuck);
            assertEquals(
                    lameDuck - 10 * SECOND, closesAfter(new Drain.Over(Duration.ofMinutes(2), Duration.ZERO), client));
        }
        assertEquals(28 * SECOND, closesAfter(new Drain.Preset("phoenix"), 149_999));
        assertEquals(2 * SECOND, closesAfter(new Drain.Preset("emqx-evacuate"), 1_000));
    }
}
