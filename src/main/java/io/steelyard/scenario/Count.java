package io.steelyard.scenario;

/**
 * A number of clients or keys, written {@code 20000}, {@code 20k} or {@code 1.5M}.
 *
 * @param value the number; not negative
 */
public record Count(long value) {
    public Count {
        if (value < 0) {
            throw new IllegalArgumentException("a count must not be negative but is " + value);
        }
    }
}
