package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.SplitMix64;
import io.steelyard.scenario.Fraction;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundRobinTest {
    private static TestProxy proxy(long seed, Optional<SlowStart> slowStart, TestView view) {
        return new TestProxy(new RoundRobin(new RoundRobin.Config(slowStart), new ScriptedSource(seed)), view);
    }

    @Test
    void takesTheSeedAsUnsigned() {
        // The seed is 2^64 - 2, and 2^64 - 1 is a multiple of 5.
        TestProxy proxy = proxy(-2, Optional.empty(), TestView.of(5));
        assertEquals(4, proxy.select(0, 0));
        assertEquals(0, proxy.select(0, 0));
        assertEquals(0, proxy.select(0, 0), "the counter wraps from 2^64 - 1 to 0");
        assertEquals(1, proxy.select(0, 0));
    }

    @Test
    void goesOnAfterAnyStepsOfRefresh() {
        TestProxy proxy = proxy(4, Optional.empty(), TestView.of(3));
        for (int i = 0; i < 50; i++) {
            proxy.changed();
            assertEquals((4 + i) % 3, proxy.select(0, 0));
        }
    }

    /** A schedule by deadlines keeps each endpoint within one pick of its share after its start. */
    @Test
    void keepsWeightedEndpointsWithinOnePickOfTheirShare() {
        SplitMix64 random = new SplitMix64(3);
        for (int run = 0; run < 20; run++) {
            TestView view = TestView.of(6);
            double sum = 0;
            for (int slot = 0; slot < 6; slot++) {
                view.setWeight(slot, 1 + random.nextInt(9));
                sum += view.weight(slot);
            }
            TestProxy proxy = proxy(random.nextLong(), Optional.empty(), view);
            int[] counts = new int[6];
            for (int pick = 1; pick <= 1000; pick++) {
                counts[proxy.select(0, 0)]++;
                for (int slot = 0; slot < 6; slot++) {
                    // One pick at either end of the span.
                    assertTrue(Math.abs(counts[slot] - pick * view.weight(slot) / sum) <= 2);
                }
            }
        }
    }

    @Test
    void treatsANewEndpointInAnOldSlotAsNew() {
        SlowStart slowStart = new SlowStart(Duration.ofSeconds(60), 1.0, new Fraction(0.1));
        TestProxy proxy = proxy(0, Optional.of(slowStart), TestView.of(2));
        proxy.setNow(Duration.ofSeconds(100).toNanos());
        proxy.view().remove(1);
        assertEquals(1, proxy.view().add("10.9.9.9:8080", 1));
        proxy.changed();
        int[] counts = new int[2];
        for (int i = 0; i < 110; i++) {
            counts[proxy.select(0, 0)]++;
        }
        // The new endpoint has a tenth of the other's weight: 10 of 110 picks, give or take the start of the schedule.
        assertEquals(10, counts[1], 1);
    }
}
