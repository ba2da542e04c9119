package io.steelyard.random;

/** The checks that the laws make of their parameters. */
final class Arguments {

    private Arguments() {}

    static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number > 0 but is " + value);
        }
        return value;
    }

    static double notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number >= 0 but is " + value);
        }
        return value;
    }

    static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number but is " + value);
        }
        return value;
    }

    static IllegalStateException noResidual(String law) {
        return new IllegalStateException("no residual law: the mean of " + law + " is infinite");
    }
}
