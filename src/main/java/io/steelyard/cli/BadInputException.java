package io.steelyard.cli;

import java.io.Serial;

/** What was asked for cannot be done; the message says why in one line. */
final class BadInputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    BadInputException(String message) {
        super(message);
    }
}
