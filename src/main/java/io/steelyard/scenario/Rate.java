package io.steelyard.scenario;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A frequency, written {@code 40/s}, {@code 3/m}, {@code 100/h}, {@code 5/d} or {@code 2k/s}.
 *
 * @param perSecond events per second; finite and not negative
 */
public record Rate(double perSecond) {
    /** Wide enough for the plain digits of every double. */
    private static final Pattern SYNTAX = Pattern.compile("(-?[0-9]{1,320}(?:\\.[0-9]{1,400})?)([kM]?)/([smhd])");

    public Rate {
        if (!(perSecond >= 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException(
                    "a rate must be finite and not negative but is " + Checks.shown(perSecond) + "/s");
        }
    }

    /** Reads {@code 40/s}, {@code 3/m}, {@code 100/h}, {@code 5/d}; throws {@link IllegalArgumentException} for anything else. */
    public static Rate parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            boolean bare = text.matches("[0-9.]+[kM]?");
            throw new IllegalArgumentException(
                    bare
                            ? "a rate needs a unit: write " + text + "/s, 3/m or 100/h"
                            : "`" + text + "` is not a rate: write 40/s, 3/m, 100/h or 5/d");
        }
        int shift = switch (matcher.group(2)) {
            case "k" -> 3;
            case "M" -> 6;
            default -> 0;
        };
        double seconds = switch (matcher.group(3)) {
            case "m" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> 1;
        };
        return new Rate(new BigDecimal(matcher.group(1)).movePointRight(shift).doubleValue() / seconds);
    }

    /** The rate per second, for example {@code 0.05/s}; {@link #parse} reads it back. */
    public String text() {
        return Decimals.text(perSecond) + "/s";
    }
}
