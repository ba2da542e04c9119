package io.steelyard.conformance;

/** A case or case file that does not have the form it should have; says what is wrong, not where. */
final class MalformedCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedCaseException(String message) {
        super(message);
    }
}
