package io.steelyard.report.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * The text of a measured number for people: rounded to what is worth reading, in the way of its unit.
 *
 * <p>{@code 2,140 ±60} connections, {@code 1.38 ±.02}, {@code 18m31s}, {@code 38 %}; {@code n/a} where undefined, {@code
 * never} where infinite.
 */
public final class Figures {
    /** The text of an undefined number. */
    public static final String UNDEFINED = "n/a";

    /** The text of an infinite number: what never came about. */
    public static final String NEVER = "never";

    /** The least percentage, and distance from 100 %, that two decimals show. */
    private static final double SEEN = 0.005;

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;
    private static final String[] THOUSANDS = {"", "k", "M", "G"};

    private Figures() {}

    /** A number of a unit: {@code s}, {@code 1/s}, {@code ratio}, {@code share}, or something counted. */
    public static String of(double value, String unit) {
        if (Double.isNaN(value)) {
            return UNDEFINED;
        }
        if (Double.isInfinite(value)) {
            return NEVER;
        }
        return switch (unit) {
            case "s" -> span(value);
            case "share" -> share(value);
            case "ratio" -> fixed(value, ratioDecimals(value));
            default -> fixed(value, countDecimals(value, 0));
        };
    }

    /**
     * The same with half the length of its confidence interval, where there is one and it does not round to 0; of a ratio
     * above 1 always, unless it is 0.
     */
    public static String of(double value, double halfWidth, String unit) {
        if (!(halfWidth > 0) || Double.isNaN(value) || Double.isInfinite(value)) {
            return of(value, unit);
        }
        String spread = spread(value, halfWidth, unit);
        if (isZero(spread)) {
            return of(value, unit);
        }
        return (isCounted(unit) ? fixed(value, countDecimals(value, halfWidth)) : of(value, unit)) + " ±" + spread;
    }

    /** Whether a unit counts things, such as {@code connections} or {@code 1/s}, and is none of time or parts. */
    private static boolean isCounted(String unit) {
        return !unit.equals("s") && !unit.equals("share") && !unit.equals("ratio");
    }

    private static boolean isZero(String text) {
        return text.matches("0|0\\.0*");
    }

    private static String spread(double value, double halfWidth, String unit) {
        return switch (unit) {
            case "s" -> halfWidth < spanResolution(value) / 2 ? "0" : span(halfWidth);
            case "share" -> fixed(100 * halfWidth, shareDecimals(value));
            case "ratio" -> withoutZero(fixed(halfWidth, ratioDecimals(value)));
            default -> fixed(halfWidth, countDecimals(value, halfWidth));
        };
    }

    /** {@code 0.02} as {@code .02}. */
    private static String withoutZero(String text) {
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    private static int ratioDecimals(double value) {
        double size = Math.abs(value);
        return size >= 100 ? 0 : size >= 1 || size == 0 ? 2 : 3;
    }

    /** A whole count without an interval has none; a mean of counts that happens to be whole keeps them. */
    private static int countDecimals(double value, double halfWidth) {
        double size = Math.abs(value);
        boolean whole = value == Math.rint(value) && halfWidth == Math.rint(halfWidth);
        return size >= 100 || whole ? 0 : size >= 10 ? 1 : 2;
    }

    private static int shareDecimals(double share) {
        double percent = Math.abs(100 * share);
        boolean nearAnEnd = (percent >= SEEN && percent < 1) || (percent > 99 && percent <= 100 - SEEN);
        return nearAnEnd ? 2 : percent >= SEEN && percent < 10 ? 1 : 0;
    }

    /** A share as a percentage. */
    public static String share(double value) {
        return Double.isNaN(value) ? UNDEFINED : fixed(100 * value, shareDecimals(value)) + " %";
    }

    /** A plain decimal with so many decimals and thousands set apart. */
    public static String fixed(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0
                ? BigDecimal.ZERO.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString()
                : String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
    }

    /** A number of people or things in three digits: {@code 960}, {@code 9.6k}, {@code 1.25M}. */
    public static String compact(double value) {
        int unit = thousands(value);
        BigDecimal rounded = inUnit(value, unit, compactDecimals(value, unit)).stripTrailingZeros();
        return (rounded.signum() == 0 ? "0" : rounded.toPlainString()) + THOUSANDS[unit];
    }

    /** The same with half the length of its confidence interval, as {@link #of(double, double, String)} has it. */
    public static String compact(double value, double halfWidth) {
        int unit = thousands(value);
        int decimals = compactDecimals(value, unit);
        String spread = halfWidth > 0 ? inUnit(halfWidth, unit, decimals).toPlainString() : "0";
        return isZero(spread)
                ? compact(value)
                : inUnit(value, unit, decimals).toPlainString() + THOUSANDS[unit] + " ±" + withoutZero(spread)
                        + THOUSANDS[unit];
    }

    private static int thousands(double value) {
        double size = Math.abs(value);
        int unit = 0;
        while (unit + 1 < THOUSANDS.length && size >= 999.5) {
            size /= 1000;
            unit++;
        }
        return unit;
    }

    private static int compactDecimals(double value, int unit) {
        BigDecimal rest = new BigDecimal(value).movePointLeft(3 * unit);
        return unit == 0 ? 0 : Math.max(0, 3 - (rest.precision() - rest.scale()));
    }

    private static BigDecimal inUnit(double value, int unit, int decimals) {
        return new BigDecimal(value).movePointLeft(3 * unit).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** A span in its two largest units: {@code 250ms}, {@code 2.1s}, {@code 18m31s}, {@code 2h5m}. */
    public static String span(double seconds) {
        if (seconds < 0) {
            return "-" + span(-seconds);
        }
        if (seconds == 0) {
            return "0s";
        }
        if (seconds < 0.9995) {
            return Math.max(1, Math.round(seconds * 1000)) + "ms";
        }
        if (seconds < 9.95) {
            return fixed(seconds, 1).replace(".0", "") + "s";
        }
        if (seconds < MINUTE - 0.5) {
            return Math.round(seconds) + "s";
        }
        if (seconds < HOUR - 0.5) {
            return pair(Math.round(seconds), 60, "m", "s");
        }
        if (seconds < DAY - MINUTE / 2) {
            return pair(Math.round(seconds / MINUTE), 60, "h", "m");
        }
        return pair(Math.round(seconds / HOUR), 24, "d", "h");
    }

    /** What the text of a span is rounded to, in seconds. */
    private static double spanResolution(double seconds) {
        double size = Math.abs(seconds);
        return size < 1 ? 0.001 : size < 10 ? 0.1 : size < HOUR ? 1 : size < DAY ? MINUTE : HOUR;
    }

    private static String pair(long small, int ratio, String largeUnit, String smallUnit) {
        long rest = small % ratio;
        return small / ratio + largeUnit + (rest == 0 ? "" : rest + smallUnit);
    }
}
