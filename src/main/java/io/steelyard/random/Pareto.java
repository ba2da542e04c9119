package io.steelyard.random;

/**
 * The Pareto law of type I: P(S &gt; t) = (min / t)^alpha from {@code min} on. Its mean is infinite if {@code alpha <= 1},
 * its variance if {@code alpha <= 2}.
 */
public record Pareto(double min, double alpha) implements Distribution {

    /** Checks the parameters: both finite and &gt; 0. */
    public Pareto {
        Arguments.positive("min", min);
        Arguments.positive("alpha", alpha);
    }

    /** Returns the law of the given mean; {@code alpha} must be &gt; 1. */
    public static Pareto ofMean(double mean, double alpha) {
        Arguments.positive("mean", mean);
        if (!(alpha > 1)) {
            throw new IllegalArgumentException("alpha must be > 1 for a finite mean but is " + alpha);
        }
        return new Pareto(mean * (alpha - 1) / alpha, alpha);
    }

    @Override
    public double mean() {
        return alpha > 1 ? alpha * min / (alpha - 1) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double survival(double t) {
        return t <= min ? 1 : StrictMath.pow(min / t, alpha);
    }

    @Override
    public double integratedSurvival(double t) {
        if (t <= min) {
            return Math.max(0, t);
        }
        double logarithm = StrictMath.log(t / min);
        double exponent = 1 - alpha;
        return min + min * (exponent == 0 ? logarithm : StrictMath.expm1(exponent * logarithm) / exponent);
    }

    @Override
    public double sample(RandomSource source) {
        return min * Power.of(source.nextOpenDouble(), -1 / alpha);
    }

    /** Inverts the equilibrium law: uniform up to {@code min}, beyond it a Pareto tail of index {@code alpha - 1}. */
    @Override
    public double sampleResidual(RandomSource source) {
        if (alpha <= 1) {
            throw Arguments.noResidual("a Pareto law with alpha " + alpha);
        }
        double u = source.nextOpenDouble();
        return alpha * u < alpha - 1 ? mean() * u : min * Power.of(alpha * (1 - u), -1 / (alpha - 1));
    }

    @Override
    public double gini() {
        return alpha > 1 ? 1 / (2 * alpha - 1) : 1;
    }

    @Override
    public double secondMoment() {
        return alpha > 2 ? alpha * min * min / (alpha - 2) : Double.POSITIVE_INFINITY;
    }
}
