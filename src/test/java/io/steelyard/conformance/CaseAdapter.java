package io.steelyard.conformance;

/**
 * Runs one case through the production classes. It translates fields and compares; it computes nothing of its own.
 *
 * <p>It throws {@link AssertionError} where the result is wrong and {@link MalformedCaseException} where the case is not
 * of its form.
 */
@FunctionalInterface
interface CaseAdapter {
    void run(ConformanceCase testCase) throws Exception;
}
