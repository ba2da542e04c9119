package io.steelyard.random;

/** The Weibull law: P(S &gt; t) = exp(-(t / scale)^shape). */
public record Weibull(double shape, double scale) implements Distribution {

    /** Checks the parameters: both finite and &gt; 0. */
    public Weibull {
        Arguments.positive("shape", shape);
        Arguments.positive("scale", scale);
    }

    /** Returns the law of the given shape and mean. */
    public static Weibull ofMean(double shape, double mean) {
        Arguments.positive("shape", shape);
        Arguments.positive("mean", mean);
        return new Weibull(shape, mean / GammaFunction.gamma(1 + 1 / shape));
    }

    @Override
    public double mean() {
        return scale * GammaFunction.gamma(1 + 1 / shape);
    }

    @Override
    public double survival(double t) {
        return t <= 0 ? 1 : StrictMath.exp(-StrictMath.pow(t / scale, shape));
    }

    @Override
    public double integratedSurvival(double t) {
        return t <= 0 ? 0 : mean() * GammaFunction.lowerRegularized(1 / shape, StrictMath.pow(t / scale, shape));
    }

    @Override
    public double sample(RandomSource source) {
        return scale * Power.of(source.nextExponential(), 1 / shape);
    }

    /** A uniform part of the length-biased law: scale G^(1/shape), G of the gamma law of shape 1 + 1/shape. */
    @Override
    public double sampleResidual(RandomSource source) {
        double lengthBiased = scale * Power.of(Gamma.sampleStandard(1 + 1 / shape, source), 1 / shape);
        return source.nextOpenDouble() * lengthBiased;
    }

    @Override
    public double gini() {
        return -StrictMath.expm1(-StrictMath.log(2) / shape);
    }

    @Override
    public double secondMoment() {
        return scale * scale * GammaFunction.gamma(1 + 2 / shape);
    }
}
