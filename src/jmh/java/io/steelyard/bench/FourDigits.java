package io.steelyard.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How a measured number is written. */
final class FourDigits {
    private FourDigits() {}

    /** Four digits of it, without trailing zeros and exponents. */
    static String of(double value) {
        return digits(value, 4);
    }

    /** Three digits of it, or all of its whole part. */
    static String shown(double value) {
        return value >= 1_000 ? String.format(Locale.ROOT, "%,.0f", value) : digits(value, 3);
    }

    private static String digits(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return rounded.stripTrailingZeros().toPlainString();
    }
}
