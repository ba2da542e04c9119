package io.steelyard.theory;

import io.steelyard.random.Distribution;

/**
 * The number of connections open when nobody is refused: the M/G/infinity queue.
 *
 * <p>Assumes Poisson arrivals, independent lifetimes of one law, and no loss that ends a lifetime early. The number is then
 * Poisson distributed at every instant, whichever pods the connections go to.
 */
public final class InfiniteServer {
    private InfiniteServer() {}

    /**
     * How the mean number follows a sinusoidal arrival rate: {@code L E[S] (1 + A gain sin(2 pi (t - lag) / period))} for
     * the rate {@code L (1 + A sin(2 pi t / period))}.
     *
     * @param gain the relative amplitude that is left, 0 to 1
     * @param lag how much later it comes, in the unit of the lifetime
     */
    public record Response(double gain, double lag) {}

    /**
     * Returns the mean number in the stationary state, {@code rate * E[S]} (Erlang; insensitive to the law), infinite if
     * the mean lifetime is.
     */
    public static double mean(double rate, Distribution lifetime) {
        return rate * lifetime.mean();
    }

    /** Returns the mean number a span {@code t} after an empty start: {@code rate * integral of P(S > u), u from 0 to t}. */
    public static double meanFromEmpty(double rate, Distribution lifetime, double t) {
        return rate * lifetime.integratedSurvival(t);
    }

    /**
     * Returns the mean number a span {@code t} after {@code burst} connections joined a stationary population at once:
     * {@code rate * E[S] + burst * P(S > t)}.
     */
    public static double meanAfterBurst(double rate, Distribution lifetime, double burst, double t) {
        return mean(rate, lifetime) + burst * lifetime.survival(t);
    }

    /**
     * Returns the extra mean number at {@code t} caused by an extra arrival rate on the span from 0 to {@code width}.
     */
    public static double meanOfPulse(double extraRate, double width, Distribution lifetime, double t) {
        return extraRate * (lifetime.integratedSurvival(t) - lifetime.integratedSurvival(t - width));
    }

    /** Returns the covariance of the stationary numbers at two instants {@code t} apart: {@code rate * E[(S - t)+]}. */
    public static double covariance(double rate, Distribution lifetime, double t) {
        return rate * (lifetime.mean() - lifetime.integratedSurvival(t));
    }

    /**
     * Returns the variance of the time average of the stationary number over {@code span} mean lifetimes, for exponential
     * lifetimes: {@code (2 mean / T^2) (T - 1 + e^-T)}.
     */
    public static double timeAverageVariance(double mean, double span) {
        return 2 * mean / (span * span) * (span - 1 + StrictMath.exp(-span));
    }

    /**
     * Returns the response to a sinusoidal arrival rate: gain and lag of {@code (1 - E e^(-iwS)) / (i w E[S])}, w = 2 pi /
     * period (S. Eick, W. Massey, W. Whitt, "M_t/G/infinity queues with sinusoidal arrival rates", Management Science 39,
     * 1993). Numeric, with a relative error of about 1e-5.
     *
     * @throws IllegalArgumentException if the mean lifetime is infinite or the period not positive
     */
    public static Response response(Distribution lifetime, double period) {
        double mean = lifetime.mean();
        if (!(mean < Double.POSITIVE_INFINITY) || !(period > 0)) {
            throw new IllegalArgumentException(
                    "a response needs a finite mean lifetime and a positive period but got " + mean + " and " + period);
        }
        FourierTail tail = new FourierTail(lifetime, period);
        double omega = 2 * Math.PI / period;
        // Integration by parts of the transform of P(S > u) leaves E[(S - u)+], which has no jumps.
        double real = mean - omega * tail.sine();
        double imaginary = omega * tail.cosine();
        double gain = Math.sqrt(real * real + imaginary * imaginary) / mean;
        return new Response(gain, StrictMath.atan2(imaginary, real) / omega);
    }
}
