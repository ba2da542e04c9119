package io.steelyard.random;

/** The law of a constant. */
public record Deterministic(double value) implements Distribution {

    /** Checks the parameter: a finite value &gt;= 0. */
    public Deterministic {
        Arguments.notNegative("value", value);
    }

    @Override
    public double mean() {
        return value;
    }

    @Override
    public double survival(double t) {
        return t < value ? 1 : 0;
    }

    @Override
    public double integratedSurvival(double t) {
        return Math.max(0, Math.min(t, value));
    }

    @Override
    public double sample(RandomSource source) {
        return value;
    }

    @Override
    public double sampleResidual(RandomSource source) {
        return value * source.nextOpenDouble();
    }

    @Override
    public double gini() {
        return 0;
    }

    @Override
    public double secondMoment() {
        return value * value;
    }
}
