package io.steelyard.theory;

import io.steelyard.random.Deterministic;
import io.steelyard.random.Distribution;
import io.steelyard.random.Uniform;

/**
 * The price and the benefit of a maximum connection age.
 *
 * <p>Assumes clients that reconnect at once when their connection is closed for its age. A client's stay on a pod is then a
 * <em>segment</em>, and {@link ScaleOut} with the law of the segments tells how fast new pods fill.
 */
public final class MaxAge {
    private MaxAge() {}

    /** Returns the segments of sessions that never end: uniform between {@code age (1 - jitter)} and {@code age (1 + jitter)}. */
    public static Distribution segment(double age, double jitter) {
        return jitter == 0 ? new Deterministic(age) : new Uniform(age * (1 - jitter), age * (1 + jitter));
    }

    /**
     * Returns 1 - Ge(t) of the segments of exponential sessions cut at exactly {@code age}: {@code (e^-t/m - e^-age/m) / (1
     * - e^-age/m)}.
     */
    public static double remainingOfExponential(double meanSession, double age, double t) {
        double cut = StrictMath.exp(-age / meanSession);
        return Math.max(0, (StrictMath.exp(-t / meanSession) - cut) / (1 - cut));
    }

    /** Returns the mean reconnects for age per exponential session: {@code 1 / (e^(age/m) - 1)}. */
    public static double reconnectsPerSession(double meanSession, double age) {
        return 1 / StrictMath.expm1(age / meanSession);
    }

    /**
     * Returns the peak reconnects per unit of time of the {@code wave}-th wave (from 1) after {@code connections} opened in
     * one instant: exact for the first two waves, which are uniform and triangular; normal from the third on.
     */
    public static double wavePeak(long connections, double age, double jitter, int wave) {
        double spread = age * jitter;
        return wave <= 2
                ? connections / (2 * spread)
                : connections / (waveDeviation(age, jitter, wave) * Math.sqrt(2 * Math.PI));
    }

    /** Returns the standard deviation in time of a wave: {@code age jitter sqrt(wave / 3)}. */
    public static double waveDeviation(double age, double jitter, int wave) {
        return age * jitter * Math.sqrt(wave / 3.0);
    }
}
