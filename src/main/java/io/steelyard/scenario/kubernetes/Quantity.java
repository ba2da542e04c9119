package io.steelyard.scenario.kubernetes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes quantity such as {@code 1000}, {@code 1.5}, {@code 100m}, {@code 2k}, {@code 40Ki} or {@code 1e3}.
 *
 * <p>The autoscaler works in whole thousandths: a finer part is rounded away from zero, as {@code MilliValue()} of
 * k8s.io/apimachinery does. Magnitudes beyond a {@code long} of thousandths are refused, and what is finer than a
 * billionth is rounded away from zero. Quantities are equal where their values are.
 *
 * @param text the value in plain decimal digits, whatever suffix it was written with
 */
public record Quantity(String text) {
    private static final Pattern SYNTAX = Pattern.compile(
            "([+-]?(?:[0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30}))([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]{1,3})?");
    private static final String DECIMAL = "num kMGTPE";
    private static final int NANO = 9;
    private static final String BINARY = "KMGTPE";
    private static final String LARGE = "kMGTPE";
    private static final double[] UNITS = {1, 1e-3, 1e-6, 1e-9};

    public Quantity {
        milli(text);
        BigDecimal exact = exact(text);
        text = exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    /** The quantity written in {@code text}; throws {@link IllegalArgumentException} where it is none. */
    public static Quantity parse(String text) {
        return new Quantity(text);
    }

    /** The quantity of {@code milli} thousandths. */
    public static Quantity ofMilli(long milli) {
        return new Quantity(milli % 1000 == 0 ? Long.toString(milli / 1000) : milli + "m");
    }

    /** The text that Kubernetes prints for thousandths: {@code 1k}, {@code 1500} or {@code 912345m}. */
    public static String canonical(long milli) {
        if (milli % 1000 != 0) {
            return milli + "m";
        }
        long number = milli / 1000;
        int suffix = -1;
        while (number != 0 && number % 1000 == 0) {
            number /= 1000;
            suffix++;
        }
        return suffix < 0 ? Long.toString(number) : number + LARGE.substring(suffix, suffix + 1);
    }

    /** Thousandths of a unit; a finer part is rounded away from zero. */
    public long milliValue() {
        return milli(text);
    }

    /**
     * The quantity as a double, as {@code AsApproximateFloat64()} gives it: the whole number of the coarsest of units,
     * thousandths, millionths and billionths that holds it, times what one of those is (k8s.io/apimachinery v0.33,
     * pkg/api/resource/quantity.go). So {@code 9m} is 0.009000000000000001.
     */
    public double doubleValue() {
        BigDecimal exact = exact(text);
        int steps = (Math.max(0, exact.scale()) + 2) / 3;
        return exact.movePointRight(3 * steps).doubleValue() * UNITS[steps];
    }

    @Override
    public String toString() {
        return text;
    }

    private static long milli(String text) {
        BigDecimal milli = exact(text).movePointRight(3).setScale(0, RoundingMode.UP);
        if (milli.precision() > 19 || milli.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("quantity '" + text + "' is out of range: at most 9223372036854775807m");
        }
        return milli.longValueExact();
    }

    private static BigDecimal exact(String text) {
        BigDecimal written = written(text);
        return written.scale() > NANO ? written.setScale(NANO, RoundingMode.UP) : written;
    }

    private static BigDecimal written(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "quantity '" + text + "' is not a Kubernetes quantity: a number with an optional suffix of"
                            + " n u m k M G T P E Ki Mi Gi Ti Pi Ei, or an exponent, e.g. 1000, 1.5, 100m, 2k, 40Ki");
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = matcher.group(2);
        if (suffix == null) {
            return number;
        }
        if (suffix.endsWith("i")) {
            return number.multiply(BigDecimal.valueOf(1024).pow(BINARY.indexOf(suffix.charAt(0)) + 1));
        }
        if (suffix.length() > 1) {
            int exponent = Integer.parseInt(suffix.substring(1));
            return number.scaleByPowerOfTen(exponent);
        }
        return number.scaleByPowerOfTen(3 * (DECIMAL.indexOf(suffix.charAt(0)) - 3));
    }
}
