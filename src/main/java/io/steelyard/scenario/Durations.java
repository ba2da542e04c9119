package io.steelyard.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of spans of time: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 2d}. */
public final class Durations {
    /** The longest span a scenario can name: 292 years are what nanoseconds in a long hold; this is a tenth of it. */
    public static final Duration LONGEST = Duration.ofDays(10_000);

    private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms", "us", "ns");
    private static final long[] NANOS = {
        86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L
    };
    private static final Pattern PART = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,15})?)(ms|us|ns|[dhms])");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,15})?");

    private Durations() {}

    /**
     * Reads a span: numbers with the units d, h, m, s, ms, us, ns, the longer units first, or ISO 8601 ({@code PT30S}).
     *
     * @throws IllegalArgumentException if {@code text} is no span, is negative, or is longer than {@link #LONGEST}
     */
    public static Duration parse(String text) {
        Duration parsed = text.startsWith("P") ? parseIso(text) : parseParts(text);
        if (parsed.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("`" + text + "` is longer than " + text(LONGEST));
        }
        return parsed;
    }

    /** The span in its largest units, for example {@code 1h30m}; {@link #parse} reads it back. */
    public static String text(Duration span) {
        if (span.isZero()) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(span.isNegative() ? "-" : "");
        BigDecimal rest = nanos(span).abs();
        for (int unit = 0; unit < NANOS.length; unit++) {
            BigDecimal[] parts = rest.divideAndRemainder(BigDecimal.valueOf(NANOS[unit]));
            if (parts[0].signum() > 0) {
                text.append(parts[0].toPlainString()).append(UNITS.get(unit));
            }
            rest = parts[1];
        }
        return text.toString();
    }

    /** The span in seconds. */
    public static double seconds(Duration span) {
        return nanos(span).movePointLeft(9).doubleValue();
    }

    private static BigDecimal nanos(Duration span) {
        return BigDecimal.valueOf(span.getSeconds()).movePointRight(9).add(BigDecimal.valueOf(span.getNano()));
    }

    private static Duration parseIso(String text) {
        Duration parsed;
        try {
            parsed = Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(notADuration(text), e);
        }
        if (parsed.isNegative()) {
            throw new IllegalArgumentException("`" + text + "` is negative");
        }
        return parsed;
    }

    private static Duration parseParts(String text) {
        if (NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("a duration needs a unit: write " + text + "s, 30s, 5m or 1h");
        }
        if (text.startsWith("-")) {
            throw new IllegalArgumentException("a duration must not be negative but is " + text);
        }
        Matcher matcher = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        int last = -1;
        while (end < text.length()) {
            matcher.region(end, text.length());
            int unit = matcher.lookingAt() ? UNITS.indexOf(matcher.group(2)) : -1;
            if (unit <= last) {
                throw new IllegalArgumentException(notADuration(text));
            }
            nanos = nanos.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NANOS[unit])));
            end = matcher.end();
            last = unit;
        }
        if (last < 0 || nanos.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(last < 0 ? notADuration(text) : "`" + text + "` is finer than 1ns");
        }
        BigDecimal[] seconds = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Duration.ofSeconds(seconds[0].longValueExact(), seconds[1].longValueExact());
    }

    private static String notADuration(String text) {
        return "`" + text + "` is not a duration: write 250ms, 30s, 5m, 2h, 1d or 1h30m";
    }
}
