package io.steelyard.random;

/** The law of what never ends: every draw is infinite. */
public record Never() implements Distribution {

    @Override
    public double mean() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double survival(double t) {
        return 1;
    }

    @Override
    public double integratedSurvival(double t) {
        return Math.max(0, t);
    }

    @Override
    public double sample(RandomSource source) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double sampleResidual(RandomSource source) {
        throw Arguments.noResidual("never");
    }

    @Override
    public double gini() {
        return 1;
    }

    @Override
    public double secondMoment() {
        return Double.POSITIVE_INFINITY;
    }
}
