package io.steelyard.random;

/** Powers for draws, which must not allocate: {@link StrictMath#pow} fills small arrays on every call in some JDKs. */
final class Power {

    private Power() {}

    /** Returns {@code base^exponent} for a positive base, with a relative error of a few hundred units in the last place. */
    static double of(double base, double exponent) {
        return StrictMath.exp(exponent * StrictMath.log(base));
    }
}
