package io.steelyard.stats;

/** The check of confidence levels. */
final class Levels {

    private Levels() {}

    static void require(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be between 0 and 1 but is " + level);
        }
    }
}
