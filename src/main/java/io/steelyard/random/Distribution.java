package io.steelyard.random;

/**
 * The law of a non-negative random variable S, such as the time that a connection stays open.
 *
 * <p>The unit is the caller's: what goes in as seconds comes out as seconds. Only {@link Never} and {@link Pareto} with
 * {@code alpha <= 1}, and mixtures containing one of them, have an infinite mean. Implementations are immutable.
 */
public interface Distribution {

    /** Returns E[S]; {@link Double#POSITIVE_INFINITY} if it is infinite. */
    double mean();

    /** Returns P(S &gt; t); 1 for negative {@code t}. */
    double survival(double t);

    /** Returns the integral of P(S &gt; u) over u from 0 to t, which is E[min(S, t)]; 0 for negative {@code t}. */
    double integratedSurvival(double t);

    /** Returns a draw of S. */
    double sample(RandomSource source);

    /**
     * Returns an exact draw of the equilibrium law, whose density is P(S &gt; u) / E[S]: the time that is left of a
     * connection met at a random instant of a stationary process.
     *
     * @throws IllegalStateException if the mean is infinite, so that there is no such law
     */
    double sampleResidual(RandomSource source);

    /** Returns the Gini coefficient E|S - S'| / (2 E[S]), S' an independent copy of S; 1 if the mean is infinite. */
    double gini();

    /** Returns E[S^2]; {@link Double#POSITIVE_INFINITY} if it is infinite. */
    double secondMoment();
}
