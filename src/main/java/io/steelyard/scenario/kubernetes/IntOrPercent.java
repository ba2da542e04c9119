package io.steelyard.scenario.kubernetes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of pods, or a percentage of a number of pods (the API's {@code IntOrString}).
 *
 * @param value pods, or percent; at least 0
 * @param percent whether {@code value} is a percentage
 */
public record IntOrPercent(int value, boolean percent) {
    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,9})(%?)");

    public IntOrPercent {
        if (value < 0) {
            throw new IllegalArgumentException("value must be at least 0 but is " + value);
        }
    }

    /** A plain number of pods. */
    public static IntOrPercent ofPods(int pods) {
        return new IntOrPercent(pods, false);
    }

    /** Reads {@code 3} or {@code 25%}; throws {@link IllegalArgumentException} for anything else. */
    public static IntOrPercent parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is neither a whole number nor a percentage such as 25%");
        }
        return new IntOrPercent(
                Integer.parseInt(matcher.group(1)), !matcher.group(2).isEmpty());
    }

    /**
     * Reads a quoted value, which the API takes for a percentage only: {@code "25%"}, never {@code "3"}.
     *
     * @throws IllegalArgumentException if {@code text} is no percentage
     */
    public static IntOrPercent parsePercent(String text) {
        if (!text.endsWith("%")) {
            throw new IllegalArgumentException("'" + text + "' is a string and not a percentage such as 25%");
        }
        return parse(text);
    }

    /** The pods that this is of {@code total}, a fraction counting as a whole pod. */
    public int ofRoundedUp(int total) {
        return percent ? (int) Math.ceil((double) value * (double) total / 100) : value;
    }

    /** The pods that this is of {@code total}, a fraction counting as none. */
    public int ofRoundedDown(int total) {
        return percent ? (int) Math.floor((double) value * (double) total / 100) : value;
    }

    @Override
    public String toString() {
        return percent ? value + "%" : Integer.toString(value);
    }
}
