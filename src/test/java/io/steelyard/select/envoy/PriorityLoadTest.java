package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class PriorityLoadTest {
    @Test
    void sharesSumToAHundredWhateverTheHealth() {
        for (int total = 0; total <= 6; total++) {
            for (int healthy = 0; healthy <= total; healthy++) {
                for (int threshold : new int[] {0, 50, 100}) {
                    PriorityLoad load =
                            PriorityLoad.of(new int[] {total, 3, 5}, new int[] {healthy, 1, 2}, 140, threshold);
                    assertEquals(100, load.load(0) + load.load(1) + load.load(2));
                }
            }
        }
    }

    @Test
    void staysCalmWherePanicIsOff() {
        PriorityLoad load = PriorityLoad.of(new int[] {4, 4}, new int[] {0, 0}, 140, 0);
        assertEquals(100, load.load(0));
        assertFalse(load.panic(0) || load.panic(1));
    }

    @Test
    void givesAllToTheFirstOfPrioritiesWithoutHosts() {
        PriorityLoad load = PriorityLoad.of(new int[] {0, 0}, new int[] {0, 0}, 140, 50);
        assertEquals(100, load.load(0));
        assertEquals(0, load.load(1));
    }
}
