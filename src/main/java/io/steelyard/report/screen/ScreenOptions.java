package io.steelyard.report.screen;

import java.util.Optional;

/**
 * How a screen looks.
 *
 * @param width characters that a line may have; what cannot be broken may be longer
 * @param ansi whether the verdict and the titles are set in bold by escape sequences
 * @param wallTime how long the runs took, for example {@code 1.9 s}
 */
public record ScreenOptions(int width, boolean ansi, Optional<String> wallTime) {
    /** Eighty characters, plain, without a wall time. */
    public static final ScreenOptions PLAIN = new ScreenOptions(80, false, Optional.empty());
}
