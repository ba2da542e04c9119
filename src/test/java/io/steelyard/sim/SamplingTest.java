package io.steelyard.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTest {
    /** 300 samples at most; below a minute ten a second. */
    @ParameterizedTest
    @CsvSource({
        "PT10S, PT0.1S", "PT59.9S, PT0.1S", "PT1M, PT1S", "PT5M, PT1S", "PT5M1S, PT2S", "PT10M, PT2S", "PT40M, PT10S",
        "PT1H, PT15S", "PT3H, PT1M", "PT24H, PT5M", "PT300H, PT1H", "PT301H, PT2H", "PT600H, PT2H", "PT8760H, PT30H"
    })
    void thePeriodIsTheShortestEvenOneWithFewEnoughSamples(Duration duration, Duration period) {
        assertEquals(period.toNanos(), Sampling.periodNanos(duration));
    }
}
