package io.steelyard.scenario;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of a whole, written {@code 25%} or {@code 0.25}.
 *
 * @param value the share; 0 to 1
 */
public record Fraction(double value) {
    /** Wide enough for the plain digits of every double. */
    private static final Pattern SYNTAX = Pattern.compile("(-?[0-9]{1,15}(?:\\.[0-9]{1,400})?)(%?)");

    public Fraction {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "a share lies between 0% (0) and 100% (1) but is " + Checks.shown(value));
        }
    }

    /** Reads {@code 25%} or {@code 0.25}; throws {@link IllegalArgumentException} for anything else. */
    public static Fraction parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("`" + text + "` is not a share: write 25% or 0.25");
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        boolean percent = !matcher.group(2).isEmpty();
        return new Fraction((percent ? number.movePointLeft(2) : number).doubleValue());
    }

    /** The share in percent, for example {@code 12.5%}; {@link #parse} reads it back. */
    public String text() {
        return Decimals.shortest(value).movePointRight(2).toPlainString() + "%";
    }
}
