package io.steelyard.conformance;

/** A case or case file that does not have the form it should have; says what is wrong, not where. */
public final class MalformedCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedCaseException(String message) {
        super(message);
    }
}
