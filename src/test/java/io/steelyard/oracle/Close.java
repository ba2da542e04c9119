package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.stats.Summary;

/** The comparison of what was measured with what theory says. */
public final class Close {
    /** How many standard errors a result may be off: by more once in 10,000 times. */
    public static final double Z = 3.9;

    private Close() {}

    /** The mean is the expected one to within its own standard error, estimated from the runs. */
    public static void assertMean(double expected, Trials trials, String name) {
        Summary measured = trials.summary(name);
        assertTrue(measured.n() >= 30, "too few runs to tell the standard error: " + measured.n());
        assertEquals(0, measured.missing(), name + " is not defined in some runs");
        assertEquals(expected, measured.mean(), Z * measured.standardError(), name);
    }

    /** The mean is the expected one to within a tolerance that the standard error is well below. */
    public static void assertMean(double expected, Trials trials, String name, double tolerance) {
        Summary measured = trials.summary(name);
        assertTrue(
                measured.standardError() * 3 < tolerance,
                () -> name + " is not known well enough: " + measured + " for a tolerance of " + tolerance);
        assertEquals(expected, measured.mean(), tolerance, name);
    }
}
