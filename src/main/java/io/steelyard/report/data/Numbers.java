package io.steelyard.report.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The one text of a number in the data files: a plain decimal of at most nine significant digits, without exponent and
 * without trailing zeros.
 *
 * <p>The digits come from the exact value by rounding half to even, so they are the same on every JDK. An undefined number
 * (NaN) has no text; an infinite one, the value of what never came about, is {@code never}, or {@code -never} where such a
 * value is subtracted.
 */
public final class Numbers {
    /** Significant digits. */
    public static final int DIGITS = 9;

    /** The text of an infinite number. */
    public static final String NEVER = "never";

    private static final String MINUS_NEVER = "-never";
    private static final String UNDEFINED = "";
    private static final int NANOS_SCALE = 9;
    private static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final double WHOLE_LIMIT = 1e9;

    private Numbers() {}

    /** The number that the text stands for: reading {@link #text} gives this. */
    public static double rounded(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        return new BigDecimal(value).round(ROUNDING).doubleValue();
    }

    /** The text of a number; empty where it is undefined. */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return UNDEFINED;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? NEVER : MINUS_NEVER;
        }
        long whole = (long) value;
        if (whole == value && Math.abs(value) < WHOLE_LIMIT) {
            return Long.toString(whole);
        }
        return new BigDecimal(value).round(ROUNDING).stripTrailingZeros().toPlainString();
    }

    /** An instant or a span as seconds, exact to the nanosecond. */
    public static String seconds(long nanos) {
        return nanos == 0
                ? "0"
                : BigDecimal.valueOf(nanos, NANOS_SCALE).stripTrailingZeros().toPlainString();
    }

    /**
     * The number that a text stands for.
     *
     * @throws NumberFormatException if it is none
     */
    public static double parse(String text) {
        return switch (text) {
            case UNDEFINED -> Double.NaN;
            case NEVER -> Double.POSITIVE_INFINITY;
            case MINUS_NEVER -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
