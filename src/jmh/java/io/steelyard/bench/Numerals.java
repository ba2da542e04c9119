package io.steelyard.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How a measured number is written. */
final class Numerals {
    private Numerals() {}

    /** Four digits of it, without trailing zeros and exponents. */
    static String kept(double value) {
        return digits(value, 4);
    }

    /** Three digits of it, or all of its whole part. */
    static String shown(double value) {
        return value >= 1_000 ? grouped(Math.round(value)) : digits(value, 3);
    }

    /** A whole number with its thousands apart. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String digits(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return rounded.stripTrailingZeros().toPlainString();
    }
}
