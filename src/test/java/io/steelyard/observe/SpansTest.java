package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpansTest {
    private final Spans spans = new Spans();

    @Test
    void quantilesAreThoseOfTheNearestRankToATenthOfAPercent() {
        for (int i = 1; i <= 1_000; i++) {
            spans.add(i * 7_000_000L);
        }
        for (double share : new double[] {0.001, 0.25, 0.5, 0.9, 0.99}) {
            double expected = 0.007 * Math.ceil(1_000 * share);
            assertEquals(expected, spans.quantileSeconds(share), expected * 1e-3);
        }
        assertEquals(7, spans.quantileSeconds(1));
        assertEquals(7, spans.longestSeconds());
        assertEquals(0.007, spans.quantileSeconds(0), 7e-6);
    }

    @Test
    void spansFromAMicrosecondToTenThousandDaysAreKept() {
        spans.add(0);
        spans.add(1_000);
        spans.add(864_000L * 1_000_000_000 * 1_000);
        assertEquals(0, spans.secondsAtRank(1));
        assertEquals(1e-6, spans.secondsAtRank(2), 1e-9);
        assertEquals(864e6, spans.secondsAtRank(3));
        spans.add(Long.MAX_VALUE);
        assertEquals(864e6, spans.secondsAtRank(3), 864e3);
        assertEquals(Long.MAX_VALUE / 1e9, spans.longestSeconds());
    }

    @Test
    void twoPartsAddUp() {
        Spans other = new Spans();
        spans.add(1_000_000_000);
        other.add(3_000_000_000L);
        other.add(2_000_000_000);
        spans.add(other);
        assertEquals(3, spans.count());
        assertEquals(2, spans.quantileSeconds(0.5), 2e-3);
        assertEquals(3, spans.longestSeconds());
    }

    @Test
    void withoutASpanThereIsNoQuantile() {
        assertEquals(Double.NaN, spans.quantileSeconds(0.5));
        assertEquals(Double.NaN, spans.longestSeconds());
        spans.add(5);
        spans.clear();
        assertEquals(Double.NaN, spans.longestSeconds());
        assertEquals(0, spans.count());
    }
}
