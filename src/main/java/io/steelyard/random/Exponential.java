package io.steelyard.random;

/** The exponential law of a given mean, which is its own residual law. */
public record Exponential(double mean) implements Distribution {

    /** Checks the parameter: a finite mean &gt; 0. */
    public Exponential {
        Arguments.positive("mean", mean);
    }

    @Override
    public double survival(double t) {
        return t <= 0 ? 1 : StrictMath.exp(-t / mean);
    }

    @Override
    public double integratedSurvival(double t) {
        return t <= 0 ? 0 : -mean * StrictMath.expm1(-t / mean);
    }

    @Override
    public double sample(RandomSource source) {
        return mean * source.nextExponential();
    }

    @Override
    public double sampleResidual(RandomSource source) {
        return sample(source);
    }

    @Override
    public double gini() {
        return 0.5;
    }

    @Override
    public double secondMoment() {
        return 2 * mean * mean;
    }
}
