package io.steelyard.report.data;

import java.io.IOException;

/** A result file that is not what {@link ResultFolder} writes; the message is one line and names the place. */
public final class MalformedResultException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedResultException(String message) {
        super(message);
    }
}
