package io.steelyard.conformance;

import java.util.List;

/** Runs the shipped conformance cases of Envoy for other tests. */
public final class EnvoyFailures {
    private EnvoyFailures() {}

    /** What fails, one line each. */
    public static List<String> failures() {
        return new EnvoyConformanceTest().run(ConformanceSuite.shippedFolder()).failures();
    }
}
