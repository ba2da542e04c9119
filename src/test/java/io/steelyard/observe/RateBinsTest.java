package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RateBinsTest {
    private final RateBins bins = new RateBins(10);

    private void add(long... times) {
        for (long time : times) {
            bins.add(time);
        }
    }

    @Test
    void binsAreFixedFromTheStart() {
        bins.begin(-7);
        add(-7, 2, 3, 12, 12, 12, 13);
        // -7 to 2, 3 to 12, 13 to 22.
        assertEquals(4, bins.peak(true));
    }

    @Test
    void theUnfinishedBinCounts() {
        bins.begin(0);
        add(1, 11, 12);
        assertEquals(2, bins.peak(true));
        bins.roll(20);
        assertEquals(2, bins.peak(true));
    }

    @Test
    void aBinThatSpansTwoBlocksIsSplitBetweenThem() {
        bins.begin(0);
        add(1, 2, 3);
        assertEquals(3, bins.peak(false));
        bins.beginBlock();
        assertEquals(0, bins.peak(false));
        add(4, 5);
        assertEquals(2, bins.peak(false));
        assertEquals(5, bins.peak(true));
        add(15);
        assertEquals(2, bins.peak(false));
        bins.beginBlock();
        add(16);
        assertEquals(1, bins.peak(false));
        assertEquals(5, bins.peak(true));
    }

    @Test
    void binsAboveTheLimitAreCountedFromWhenItIsSet() {
        bins.begin(0);
        add(1, 1, 1);
        bins.roll(10);
        assertFalse(bins.hasLimit());
        bins.setLimit(1.5);
        assertTrue(bins.hasLimit());
        add(11, 21, 21, 31, 31, 31);
        bins.roll(40);
        assertEquals(2, bins.binsAbove(true));
        bins.beginBlock();
        add(41, 41);
        assertEquals(0, bins.binsAbove(false));
        bins.roll(50);
        assertEquals(1, bins.binsAbove(false));
        assertEquals(3, bins.binsAbove(true));
        bins.setLimit(Double.NaN);
        add(51, 51);
        bins.roll(60);
        assertEquals(3, bins.binsAbove(true));
    }

    @Test
    void whatBinsHoldAboveTheBaseIsSummedUpFromWhenItIsSet() {
        bins.begin(0);
        add(1, 1, 1);
        bins.roll(10);
        assertEquals(Double.NaN, bins.excess(true));
        bins.setBase(1.5);
        assertEquals(0, bins.excess(true));
        add(11, 21, 21, 31, 31, 31);
        bins.roll(40);
        assertEquals(0.5 + 1.5, bins.excess(true));
        bins.beginBlock();
        add(41, 41, 41, 41);
        bins.roll(50);
        assertEquals(2.5, bins.excess(false));
        assertEquals(4.5, bins.excess(true));
    }

    @Test
    void aSampleSeesTheFullestBinThatEndedSinceTheOneBefore() {
        bins.begin(0);
        add(1, 2, 3, 11);
        assertEquals(3, bins.takeSamplePeak(15));
        add(16);
        assertEquals(2, bins.takeSamplePeak(20));
        assertEquals(0, bins.takeSamplePeak(90));
    }

    @Test
    void aLongSilenceEndsOneBin() {
        bins.begin(0);
        add(5, 1_000_005, 1_000_006);
        bins.roll(2_000_000);
        assertEquals(2, bins.peak(true));
        add(2_000_001, 2_000_009, 2_000_009, 2_000_010);
        assertEquals(3, bins.peak(true));
    }
}
