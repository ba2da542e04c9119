package io.steelyard.scenario;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of clients or keys, written {@code 20000}, {@code 20k} or {@code 1.5M}.
 *
 * @param value the number; not negative
 */
public record Count(long value) {
    private static final Pattern SYNTAX = Pattern.compile("(-?[0-9]{1,18}(?:\\.[0-9]{1,9})?)([kMG]?)");

    public Count {
        if (value < 0) {
            throw new IllegalArgumentException("a count must not be negative but is " + value);
        }
    }

    /** Reads {@code 20000}, {@code 20k} or {@code 1.5M}; throws {@link IllegalArgumentException} for anything else. */
    public static Count parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("`" + text + "` is not a count: write 20000, 20k or 1.5M");
        }
        int shift = switch (matcher.group(2)) {
            case "k" -> 3;
            case "M" -> 6;
            case "G" -> 9;
            default -> 0;
        };
        BigDecimal value =
                new BigDecimal(matcher.group(1)).movePointRight(shift).stripTrailingZeros();
        if (value.scale() > 0 || value.precision() - value.scale() > 18) {
            throw new IllegalArgumentException("`" + text + "` is not a whole number below 10^18");
        }
        return new Count(value.longValueExact());
    }

    /** The plain digits; {@link #parse} reads them back. */
    public String text() {
        return Long.toString(value);
    }
}
