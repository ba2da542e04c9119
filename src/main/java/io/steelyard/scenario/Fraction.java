package io.steelyard.scenario;

/**
 * A share of a whole, written {@code 25%} or {@code 0.25}.
 *
 * @param value the share; 0 to 1
 */
public record Fraction(double value) {
    public Fraction {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a share lies between 0% and 100% but is " + value);
        }
    }
}
