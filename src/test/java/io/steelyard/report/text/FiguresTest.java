package io.steelyard.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "1.378, ratio, 1.38",
        "0.0564, ratio, 0.056",
        "1234.5, ratio, '1,235'",
        "0.38, share, 38 %",
        "0.038, share, 3.8 %",
        "0.0038, share, 0.38 %",
        "0.00001, share, 0 %",
        "0.9997, share, 99.97 %",
        "1, share, 100 %",
        "2140.4, 1/s, '2,140'",
        "54.26, connections, 54.3",
        "54, connections, 54",
        "1.5, 1/day, 1.50",
        "-0.0, connections, 0",
        "NaN, s, n/a",
        "Infinity, s, never"
    })
    void numbersLookAsTheirUnitAsks(double value, String unit, String text) {
        assertEquals(text, Figures.of(value, unit));
    }

    @ParameterizedTest
    @CsvSource({
        "1.384, 0.0249, ratio, 1.38 ±.02",
        "1.384, 0.0009, ratio, 1.38 ±.00",
        "1.384, 0, ratio, 1.38",
        "1.384, NaN, ratio, 1.38",
        "2140, 59.6, 1/s, '2,140 ±60'",
        "2140, 0.2, 1/s, '2,140'",
        "2, 0.754, changes, 2.00 ±0.75",
        "2, 0.004, changes, 2",
        "2, 1, changes, 2 ±1",
        "0, 0, containers, 0",
        "0.1, 0.226, containers, 0.10 ±0.23",
        "94, 1.31, containers, 94.0 ±1.3",
        "0.38, 0.021, share, 38 % ±2",
        "1111, 9.6, s, 18m31s ±9.6s",
        "1111, 0.3, s, 18m31s",
        "1.5, 0.003, s, 1.5s",
        "Infinity, NaN, s, never",
        "NaN, NaN, ratio, n/a"
    })
    void intervalsAreShownUnlessTheyRoundToNothing(double value, double halfWidth, String unit, String text) {
        assertEquals(text, Figures.of(value, halfWidth, unit));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "0.0004, 1ms",
        "0.25, 250ms",
        "0.9996, 1s",
        "1, 1s",
        "2.14, 2.1s",
        "9.96, 10s",
        "59.4, 59s",
        "59.6, 1m",
        "70, 1m10s",
        "1111, 18m31s",
        "3599.6, 1h",
        "7500, 2h5m",
        "86399, 1d",
        "97200, 1d3h",
        "-70, -1m10s"
    })
    void spansHaveTheirTwoLargestUnits(double seconds, String text) {
        assertEquals(text, Figures.span(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "72, 72",
        "960.4, 960",
        "999.6, 1k",
        "9600, 9.6k",
        "29612, 29.6k",
        "999600, 1M",
        "1250000, 1.25M"
    })
    void countsAreShortInThreeDigits(double value, String text) {
        assertEquals(text, Figures.compact(value));
    }

    @ParameterizedTest
    @CsvSource({
        "1250000, 20000, 1.25M ±.02M",
        "1200000, 20000, 1.20M ±.02M",
        "1200000, 2000, 1.2M",
        "1200000, NaN, 1.2M",
        "12345678, 1234567, 12.3M ±1.2M",
        "2000, 700, 2.00k ±.70k",
        "960, 12, 960 ±12"
    })
    void shortCountsHaveTheirIntervalsInTheSameUnit(double value, double halfWidth, String text) {
        assertEquals(text, Figures.compact(value, halfWidth));
    }
}
