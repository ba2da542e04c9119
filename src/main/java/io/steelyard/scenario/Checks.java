package io.steelyard.scenario;

import java.time.Duration;
import java.util.Optional;

/** Range checks of record components whose messages begin with the component's name. */
public final class Checks {
    private Checks() {}

    /** Refuses a span that is zero or negative. */
    public static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than 0s but is " + Durations.text(value));
        }
    }

    /** Refuses a negative span. */
    public static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative but is " + Durations.text(value));
        }
    }

    /** Refuses a number that is not finite and above 0. */
    public static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be above 0 but is " + shown(value));
        }
    }

    /** Refuses a number that is not finite and at least 0. */
    public static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must not be negative but is " + shown(value));
        }
    }

    /** Refuses a whole number below a limit. */
    public static void atLeast(String name, long limit, long value) {
        if (value < limit) {
            throw new IllegalArgumentException(name + " must be at least " + limit + " but is " + value);
        }
    }

    /** Refuses a whole number above a limit. */
    static void atMost(String name, long limit, long value) {
        if (value > limit) {
            throw new IllegalArgumentException(name + " must be at most " + limit + " but is " + value);
        }
    }

    /** Refuses a rate of zero. */
    public static void positive(String name, Rate value) {
        if (!(value.perSecond() > 0)) {
            throw new IllegalArgumentException(name + " must be above 0/s");
        }
    }

    /** Refuses both, or neither, of two alternatives. */
    public static void oneOf(String first, Optional<?> a, String second, Optional<?> b) {
        if (a.isPresent() == b.isPresent()) {
            throw new IllegalArgumentException(
                    first + " or " + second + " must be given, " + (a.isPresent() ? "not both" : "one of them"));
        }
    }

    /** Refuses two of which at most one may be given. */
    static void atMostOne(String first, Optional<?> a, String second, Optional<?> b) {
        if (a.isPresent() && b.isPresent()) {
            throw new IllegalArgumentException(first + " must not stand beside " + second + ": give one of the two");
        }
    }

    /** A number as messages show it. */
    static String shown(double value) {
        return Double.isFinite(value) ? Decimals.text(value) : String.valueOf(value);
    }
}
