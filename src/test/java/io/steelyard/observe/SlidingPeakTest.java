package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingPeakTest {
    private final SlidingPeak peak = new SlidingPeak(10);

    private void add(long... times) {
        for (long time : times) {
            peak.add(time);
        }
    }

    @Test
    void aSpanBeginsAnywhereAndHoldsOneOfItsEnds() {
        add(-3, 7);
        assertEquals(1, peak.peak(true));
        add(16);
        assertEquals(2, peak.peak(true));
        add(16);
        assertEquals(3, peak.peak(true));
        add(17, 26);
        assertEquals(3, peak.peak(true));
    }

    @Test
    void aBlockHasItsOwnPeakWithoutWhatWasBefore() {
        add(1, 2, 3);
        assertEquals(3, peak.peak(false));
        peak.beginBlock();
        assertEquals(0, peak.peak(false));
        add(4, 5);
        assertEquals(2, peak.peak(false));
        assertEquals(5, peak.peak(true));
        add(30, 31);
        assertEquals(2, peak.peak(false));
        peak.beginBlock();
        add(50);
        assertEquals(1, peak.peak(false));
        assertEquals(5, peak.peak(true));
    }

    /** Against counting every span anew, and never below the fullest fixed bin. */
    @Test
    void manyTimesAreCountedAsOneByOne() {
        Random random = new Random(5);
        long[] times = new long[5_000];
        RateBins bins = new RateBins(10);
        bins.begin(0);
        long now = 0;
        for (int i = 0; i < times.length; i++) {
            now += random.nextInt(100) == 0 ? random.nextInt(60) : random.nextInt(20) / 19;
            times[i] = now;
            peak.add(now);
            bins.add(now);
        }
        long most = 0;
        int first = 0;
        for (int i = 0; i < times.length; i++) {
            while (times[first] <= times[i] - 10) {
                first++;
            }
            most = Math.max(most, i - first + 1);
        }
        assertEquals(most, peak.peak(true));
        assertEquals(true, most > 64 && most >= bins.peak(true), most + " and " + bins.peak(true));
    }
}
