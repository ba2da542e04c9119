package io.steelyard.real;

/** A product, or what drives it, did not do what the check needs; this says nothing about a prediction. */
final class LiveCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LiveCheckException(String message) {
        super(message);
    }

    LiveCheckException(String message, Throwable cause) {
        super(message, cause);
    }
}
