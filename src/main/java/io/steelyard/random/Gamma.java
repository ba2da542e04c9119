package io.steelyard.random;

/** The gamma law with density proportional to t^(shape - 1) exp(-t / scale). */
public record Gamma(double shape, double scale) implements Distribution {

    private static final double SQRT_PI = 1.772453850905516;

    /** Checks the parameters: both finite and &gt; 0. */
    public Gamma {
        Arguments.positive("shape", shape);
        Arguments.positive("scale", scale);
    }

    /** Returns the law of the given mean and coefficient of variation (standard deviation over mean), both &gt; 0. */
    public static Gamma ofMeanCv(double mean, double cv) {
        Arguments.positive("mean", mean);
        Arguments.positive("cv", cv);
        return new Gamma(1 / (cv * cv), mean * cv * cv);
    }

    @Override
    public double mean() {
        return shape * scale;
    }

    @Override
    public double survival(double t) {
        return t <= 0 ? 1 : GammaFunction.upperRegularized(shape, t / scale);
    }

    @Override
    public double integratedSurvival(double t) {
        if (t <= 0) {
            return 0;
        }
        if (t == Double.POSITIVE_INFINITY) {
            return mean();
        }
        double x = t / scale;
        return mean() * GammaFunction.lowerRegularized(shape + 1, x) + t * GammaFunction.upperRegularized(shape, x);
    }

    @Override
    public double sample(RandomSource source) {
        return scale * sampleStandard(shape, source);
    }

    /** A uniform part of the length-biased law, which is the gamma law of shape + 1. */
    @Override
    public double sampleResidual(RandomSource source) {
        double lengthBiased = scale * sampleStandard(shape + 1, source);
        return source.nextOpenDouble() * lengthBiased;
    }

    @Override
    public double gini() {
        return GammaFunction.halfStepRatio(shape) / (shape * SQRT_PI);
    }

    @Override
    public double secondMoment() {
        return shape * (shape + 1) * scale * scale;
    }

    /**
     * Returns a draw of the gamma law of the given shape and scale 1: G. Marsaglia and W. W. Tsang, "A simple method for
     * generating gamma variables", ACM TOMS 26, 2000, with their power of a uniform for shapes below 1. Consumes a
     * variable number of words.
     */
    static double sampleStandard(double shape, RandomSource source) {
        if (shape < 1) {
            double boosted = sampleStandard(shape + 1, source);
            return boosted * Power.of(source.nextOpenDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = source.nextGaussian();
            double root = 1 + c * z;
            if (root > 0) {
                double v = root * root * root;
                double bound = 0.5 * z * z + d - d * v + d * StrictMath.log(v);
                if (StrictMath.log(source.nextOpenDouble()) < bound) {
                    return d * v;
                }
            }
        }
    }
}
