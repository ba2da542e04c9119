package io.steelyard.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void leavesOutWhatIsNotANumber() {
        Summary summary = Summary.of(Double.NaN, 1, 2, Double.NaN, 6);
        assertEquals(3, summary.n());
        assertEquals(2, summary.missing());
        assertEquals(3, summary.mean());
        assertEquals(Math.sqrt(7), summary.standardDeviation(), 1e-15);
        assertEquals(Math.sqrt(7.0 / 3), summary.standardError(), 1e-15);
        assertEquals(1, summary.min());
        assertEquals(6, summary.max());
    }

    /** 0.1 three times sums to more than 0.3: the mean of equal values must be the value all the same. */
    @Test
    void equalValuesHaveExactlyNoDeviation() {
        assertEquals(new Summary(3, 0, 0.1, 0, 0.1, 0.1), Summary.of(0.1, 0.1, 0.1));
    }

    @Test
    void fewValuesLeaveTheRestUndefined() {
        double none = Double.NaN;
        assertEquals(new Summary(0, 0, none, none, none, none), Summary.of());
        assertEquals(new Summary(0, 1, none, none, none, none), Summary.of(Double.NaN));
        assertEquals(new Summary(1, 0, 4, none, 4, 4), Summary.of(4));
        assertEquals(none, Summary.of(4).standardError());
    }

    @Test
    void largeOffsetsDoNotDrownTheDeviation() {
        assertEquals(1, Summary.of(1e9 + 1, 1e9 + 2, 1e9 + 3).standardDeviation(), 1e-12);
    }
}
