package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeHistogramTest {
    private final TimeHistogram.Builder builder = new TimeHistogram.Builder();

    @Test
    void aQuantileIsTheLeastValueThatWasNotExceededForTheShareOfTheTime() {
        builder.add(3, 10);
        builder.add(1, 50);
        builder.add(2, 30);
        builder.add(7, 10);
        TimeHistogram histogram = builder.build();
        assertEquals(100, histogram.totalNanos());
        assertEquals(1, histogram.quantile(0));
        assertEquals(1, histogram.quantile(0.5));
        assertEquals(2, histogram.quantile(0.51));
        assertEquals(2, histogram.quantile(0.8));
        assertEquals(3, histogram.quantile(0.9));
        assertEquals(7, histogram.quantile(0.91));
        assertEquals(7, histogram.quantile(1));
        assertEquals(1, histogram.min());
        assertEquals(7, histogram.max());
    }

    @Test
    void theShareAboveALimitExcludesTheLimit() {
        builder.add(1, 50);
        builder.add(2, 30);
        builder.add(4, 20);
        TimeHistogram histogram = builder.build();
        assertEquals(1, histogram.shareAbove(-1));
        assertEquals(1, histogram.shareAbove(0.5));
        assertEquals(0.5, histogram.shareAbove(1));
        assertEquals(0.2, histogram.shareAbove(2));
        assertEquals(0.2, histogram.shareAbove(3));
        assertEquals(0, histogram.shareAbove(4));
        assertEquals(0, histogram.shareAbove(1e300));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 0.3, 1, 1.1, 1.9999, 511, 513, 12_345.678, 1e9})
    void valuesAreKeptToNineBinaryDigitsRoundedDown(double value) {
        // Between others, so that the exact extremes do not show it.
        builder.add(value / 2, 1);
        builder.add(value, 2);
        builder.add(value * 2, 1);
        double kept = builder.build().quantile(0.5);
        assertTrue(kept <= value && kept >= value * (1 - 1 / 256.0), value + " is kept as " + kept);
        if (value < 512 && value == Math.rint(value)) {
            assertEquals(value, kept);
        }
    }

    @Test
    void extremeValuesHaveTheLastBins() {
        builder.add(0, 1);
        builder.add(1e-9, 1);
        builder.add(1e15, 1);
        builder.add(1e30, 1);
        TimeHistogram histogram = builder.build();
        assertEquals(0, histogram.quantile(0.5));
        assertEquals(0x1p40, histogram.quantile(0.6));
        assertEquals(1e30, histogram.quantile(1));
        assertEquals(0, histogram.min());
    }

    @Test
    void agreesWithASortedSample() {
        SplittableRandom random = new SplittableRandom(6);
        double[] values = new double[2_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + 3 * random.nextDouble();
            builder.add(values[i], 5);
        }
        Arrays.sort(values);
        TimeHistogram histogram = builder.build();
        for (int percent = 1; percent <= 99; percent++) {
            double expected = values[percent * values.length / 100 - 1];
            assertEquals(expected, histogram.quantile(percent / 100.0), expected / 256);
        }
    }

    @Test
    void twoBuildersAddUp() {
        TimeHistogram.Builder other = new TimeHistogram.Builder();
        builder.add(100, 3);
        other.add(0.001, 5);
        other.add(1e6, 2);
        builder.add(other);
        builder.add(new TimeHistogram.Builder());
        TimeHistogram histogram = builder.build();
        assertEquals(10, histogram.totalNanos());
        assertEquals(0.001, histogram.min());
        assertEquals(100, histogram.quantile(0.8));
        assertEquals(1e6, histogram.max());
    }

    @Test
    void anEmptyOneHasNoQuantile() {
        assertSame(TimeHistogram.EMPTY, builder.build());
        assertTrue(TimeHistogram.EMPTY.isEmpty());
        assertEquals(Double.NaN, TimeHistogram.EMPTY.quantile(0.5));
        assertEquals(Double.NaN, TimeHistogram.EMPTY.shareAbove(1));
        assertEquals(Double.NaN, builder.max());
        builder.add(4, 1);
        builder.clear();
        assertSame(TimeHistogram.EMPTY, builder.build());
        assertEquals(Double.NaN, builder.max());
        assertThrows(IllegalArgumentException.class, () -> TimeHistogram.EMPTY.quantile(1.1));
    }

    @Test
    void aValueWithinTheRangeAllocatesNothing() {
        builder.add(1, 1);
        builder.add(1_000, 1);
        assertEquals(0, Allocation.of(() -> {
            for (int value = 1; value < 1_000; value++) {
                builder.add(value, 3);
            }
        }));
    }
}
