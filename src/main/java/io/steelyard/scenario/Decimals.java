package io.steelyard.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The one text of a finite number: the shortest decimal that reads back as the same double. */
public final class Decimals {
    private static final int DIGITS_OF_A_DOUBLE = 17;

    private Decimals() {}

    /**
     * The shortest plain decimal, without exponent, that is this double. {@link Double#toString(double)} would not do: its
     * digits changed with JDK 19.
     */
    public static String text(double value) {
        return shortest(value).toPlainString();
    }

    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS_OF_A_DOUBLE; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return plain(rounded);
            }
        }
        return plain(exact.round(new MathContext(DIGITS_OF_A_DOUBLE, RoundingMode.HALF_EVEN)));
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
}
