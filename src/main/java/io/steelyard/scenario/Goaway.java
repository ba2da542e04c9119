package io.steelyard.scenario;

import java.time.Duration;

/**
 * The chance with which each request on a connection is answered with the word to go, as kube-apiserver's {@code
 * --goaway-chance}: 0 without the flag, 0.001 advised, 0.02 at most (kubernetes#88567).
 *
 * @param chance of each request
 * @param every time from one request on a connection to the next, the first one so long after its beginning
 * @param grace from the word to go until the pod closes the connection
 */
@Shorthand("chance")
public record Goaway(
        Fraction chance,
        @Default("1s") Duration every,
        @Default("0s") Duration grace) {
    private static final double MOST = 0.02;

    public Goaway {
        Checks.positive("chance", chance.value());
        if (chance.value() > MOST) {
            throw new IllegalArgumentException("chance must be at most 2% but is " + chance.text());
        }
        Checks.positive("every", every);
        Checks.notNegative("grace", grace);
    }
}
