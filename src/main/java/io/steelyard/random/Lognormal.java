package io.steelyard.random;

import org.apache.commons.math3.special.Erf;

/** The law of exp(mu + sigma Z), Z standard normal. */
public record Lognormal(double mu, double sigma) implements Distribution {

    private static final double NORMAL_QUANTILE_95 = 1.6448536269514722;

    /** Checks the parameters: {@code mu} finite, {@code sigma} finite and &gt; 0. */
    public Lognormal {
        Arguments.finite("mu", mu);
        Arguments.positive("sigma", sigma);
    }

    /** Returns the law of the given mean and coefficient of variation (standard deviation over mean), both &gt; 0. */
    public static Lognormal ofMeanCv(double mean, double cv) {
        Arguments.positive("mean", mean);
        Arguments.positive("cv", cv);
        double variance = StrictMath.log1p(cv * cv);
        return new Lognormal(StrictMath.log(mean) - 0.5 * variance, Math.sqrt(variance));
    }

    /** Returns the law of the given median and 95th percentile, {@code 0 < median < p95}. */
    public static Lognormal ofMedianP95(double median, double p95) {
        Arguments.positive("median", median);
        Arguments.positive("p95", p95);
        if (p95 <= median) {
            throw new IllegalArgumentException("p95 must be > median but p95 is " + p95 + " and median is " + median);
        }
        return new Lognormal(StrictMath.log(median), StrictMath.log(p95 / median) / NORMAL_QUANTILE_95);
    }

    @Override
    public double mean() {
        return StrictMath.exp(mu + 0.5 * sigma * sigma);
    }

    @Override
    public double survival(double t) {
        return t <= 0 ? 1 : Normal.cumulative((mu - StrictMath.log(t)) / sigma);
    }

    @Override
    public double integratedSurvival(double t) {
        if (t <= 0) {
            return 0;
        }
        if (t == Double.POSITIVE_INFINITY) {
            return mean();
        }
        double z = (StrictMath.log(t) - mu) / sigma;
        return mean() * Normal.cumulative(z - sigma) + t * Normal.cumulative(-z);
    }

    @Override
    public double sample(RandomSource source) {
        return StrictMath.exp(mu + sigma * source.nextGaussian());
    }

    /** A uniform part of the length-biased law, which is lognormal with mu + sigma^2. */
    @Override
    public double sampleResidual(RandomSource source) {
        double lengthBiased = StrictMath.exp(mu + sigma * sigma + sigma * source.nextGaussian());
        return source.nextOpenDouble() * lengthBiased;
    }

    @Override
    public double gini() {
        return Erf.erf(0.5 * sigma);
    }

    @Override
    public double secondMoment() {
        return StrictMath.exp(2 * mu + 2 * sigma * sigma);
    }
}
