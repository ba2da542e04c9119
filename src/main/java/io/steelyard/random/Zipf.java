package io.steelyard.random;

/**
 * The Zipf law on the whole numbers 1 to {@code keys}: the probability of k is proportional to k^-exponent.
 *
 * <p>Rejection-inversion of W. Hörmann and G. Derflinger, "Rejection-inversion to generate variates from monotone
 * discrete distributions", ACM TOMACS 6, 1996: constant time and memory for any number of keys, and at most 1.4 words a
 * draw on average. Exponent 0 is the uniform law.
 */
public final class Zipf {

    private final double keys;
    private final double exponent;
    private final double areaFrom;
    private final double areaTo;
    private final double squeeze;

    /**
     * Creates the law.
     *
     * @param keys how many keys there are, 1 to 2^52
     * @param exponent how skewed they are, a finite number &gt;= 0
     */
    public Zipf(long keys, double exponent) {
        if (keys < 1 || keys > 1L << 52) {
            throw new IllegalArgumentException("keys must be 1 to 2^52 but is " + keys);
        }
        this.keys = (double) keys;
        this.exponent = Arguments.notNegative("exponent", exponent);
        areaFrom = area(1.5) - 1;
        areaTo = area(this.keys + 0.5);
        squeeze = 2 - areaInverse(area(2.5) - weight(2));
    }

    /** Returns a key of 1 to {@code keys}. */
    public long sample(RandomSource source) {
        while (true) {
            double area = areaTo + source.nextDouble() * (areaFrom - areaTo);
            double x = areaInverse(area);
            double key = Math.max(1, Math.min(keys, Math.floor(x + 0.5)));
            if (key - x <= squeeze || area >= area(key + 0.5) - weight(key)) {
                return (long) key;
            }
        }
    }

    private double weight(double x) {
        return StrictMath.exp(-exponent * StrictMath.log(x));
    }

    /** The integral of the weight from 1 to x: (x^(1-exponent) - 1) / (1-exponent), or ln x at exponent 1. */
    private double area(double x) {
        double logarithm = StrictMath.log(x);
        double scaled = (1 - exponent) * logarithm;
        return Math.abs(scaled) < 1e-8 ? logarithm * (1 + 0.5 * scaled) : StrictMath.expm1(scaled) / (1 - exponent);
    }

    private double areaInverse(double area) {
        double scaled = Math.max(-1, area * (1 - exponent));
        double logarithm =
                Math.abs(scaled) < 1e-8 ? area * (1 - 0.5 * scaled) : StrictMath.log1p(scaled) / (1 - exponent);
        return StrictMath.exp(logarithm);
    }
}
