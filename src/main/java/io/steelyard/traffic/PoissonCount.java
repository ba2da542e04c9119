package io.steelyard.traffic;

import io.steelyard.random.RandomSource;
import io.steelyard.theory.PoissonLaw;

/** Draws of a Poisson distributed number. */
final class PoissonCount {
    private static final double LARGE = 30;

    private PoissonCount() {}

    /** Returns a Poisson draw of a finite mean at least 0. */
    static long sample(double mean, RandomSource source) {
        return mean < LARGE ? countGaps(mean, source) : transformedRejection(mean, source);
    }

    private static long countGaps(double mean, RandomSource source) {
        long count = 0;
        double passed = source.nextExponential();
        while (passed < mean) {
            count++;
            passed += source.nextExponential();
        }
        return count;
    }

    /** W. Hörmann, "The transformed rejection method for generating Poisson random variables", 1993, algorithm PTRS. */
    private static long transformedRejection(double mean, RandomSource source) {
        double logMean = StrictMath.log(mean);
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double quickAcceptance = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = source.nextDouble() - 0.5;
            double v = source.nextOpenDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= quickAcceptance) {
                return (long) k;
            }
            if (k < 0 || (us < 0.013 && v > us)) {
                continue;
            }
            double left = StrictMath.log(v * inverseAlpha / (a / (us * us) + b));
            if (left <= k * logMean - mean - PoissonLaw.logFactorial(k)) {
                return (long) k;
            }
        }
    }
}
