package io.steelyard.scenario;

/**
 * A frequency, written {@code 40/s}, {@code 3/m}, {@code 100/h} or {@code 5/d}.
 *
 * @param perSecond events per second; finite and not negative
 */
public record Rate(double perSecond) {
    public Rate {
        if (!(perSecond >= 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException("rate must be finite and not negative but is " + perSecond + "/s");
        }
    }
}
