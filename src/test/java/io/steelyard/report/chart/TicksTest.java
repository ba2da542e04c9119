package io.steelyard.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Round steps of values and of time. */
class TicksTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10, 1",
        "10, 5, 2",
        "10, 4, 5",
        "10, 2, 5",
        "10, 1, 10",
        "3000, 6, 500",
        "0.9, 5, 0.2",
        "7, 6, 2",
        "1e9, 4, 5e8"
    })
    void aStepIsTheLeastRoundOneThatGivesFewEnoughTicks(double span, int atMost, double step) {
        assertEquals(step, Ticks.step(span, atMost), 1e-12 * step);
    }

    @ParameterizedTest
    @CsvSource({
        "60, 10, SECONDS, 10",
        "2400, 5, MINUTES, 600",
        "2400, 17, MINUTES, 300",
        "86400, 6, HOURS, 14400",
        "100000, 17, HOURS, 7200",
        "604800, 7, DAYS, 86400",
        "31536000, 7, DAYS, 8640000",
        "0.5, 10, SECONDS, 0.05",
        "1, 1, SECONDS, 1"
    })
    void timeStepsAreThoseOfClocks(double duration, int atMost, TimeScale.Unit unit, double step) {
        TimeScale time = new TimeScale(duration);
        assertEquals(unit, time.unit());
        assertEquals(step, time.stepSeconds(atMost), 1e-12 * step);
    }

    @Test
    void numbersAreWrittenTheSameInEveryLocale() {
        assertEquals("12,345.5", Ticks.format().format(12_345.5));
        assertEquals("0.05", Ticks.format().format(0.05));
    }
}
