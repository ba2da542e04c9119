package io.steelyard.cli;

/** The exit codes of the program. */
final class ExitCode {
    static final int DONE = 0;
    /** The baseline misses an objective. */
    static final int MISSED = 1;

    static final int BAD_INPUT = 2;
    /** A fault of the program, not of what it was given. */
    static final int FAULT = 3;

    private ExitCode() {}
}
