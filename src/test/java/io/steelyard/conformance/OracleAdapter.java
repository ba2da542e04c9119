package io.steelyard.conformance;

/** Runs the oracles of one form through the production classes. */
public interface OracleAdapter {
    /** Whether this adapter honours everything that the case says. */
    boolean understands(OracleCase oracle);

    /**
     * Compares what the production classes give with what the case expects.
     *
     * @throws AssertionError if they differ by more than the case allows
     * @throws MalformedCaseException if a field is not of its form
     */
    void check(OracleCase oracle) throws Exception;
}
