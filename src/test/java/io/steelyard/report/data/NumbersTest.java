package io.steelyard.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.random.SplitMix64;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-12, -12",
        "0.1, 0.1",
        "1.38, 1.38",
        "123456789, 123456789",
        "1234567894, 1234567890",
        "1234567895, 1234567900",
        "0.333333333333333, 0.333333333"
    })
    void textIsPlainWithNineDigits(double value, String text) {
        assertEquals(text, Numbers.text(value));
    }

    @Test
    void textHasNoExponentHoweverLargeOrSmall() {
        assertEquals("1" + "0".repeat(300), Numbers.text(1e300));
        assertEquals("0." + "0".repeat(22) + "2", Numbers.text(2e-23));
    }

    @Test
    void undefinedHasNoTextAndInfiniteIsNever() {
        assertEquals("", Numbers.text(Double.NaN));
        assertEquals("never", Numbers.text(Double.POSITIVE_INFINITY));
        assertEquals("-never", Numbers.text(Double.NEGATIVE_INFINITY));
        assertEquals(Double.NaN, Numbers.parse(""));
        assertEquals(Double.POSITIVE_INFINITY, Numbers.parse("never"));
        assertEquals(Double.NEGATIVE_INFINITY, Numbers.parse("-never"));
        assertThrows(NumberFormatException.class, () -> Numbers.parse("often"));
    }

    /** Two ways to the same number: the digits of the exact value, and what is read back. */
    @Test
    void whatIsReadBackIsTheRoundedNumber() {
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong() >>> 2) * ((i & 1) == 0 ? 1 : -1);
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(9, RoundingMode.HALF_EVEN));
            assertEquals(rounded.doubleValue(), Numbers.parse(Numbers.text(value)));
            assertEquals(Numbers.rounded(value), Numbers.parse(Numbers.text(value)));
            assertEquals(Numbers.text(value), Numbers.text(Numbers.rounded(value)));
        }
    }

    @Test
    void secondsAreExactToTheNanosecond() {
        assertEquals("0", Numbers.seconds(0));
        assertEquals("600", Numbers.seconds(600_000_000_000L));
        assertEquals("86400.000000001", Numbers.seconds(86_400_000_000_001L));
    }
}
