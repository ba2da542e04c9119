package io.steelyard.conformance;

import java.util.ArrayList;
import java.util.List;

/** What came of the cases of one place: how many were found, how many passed, and which failed and why. */
final class Tally {
    private int found;
    private int passed;
    private final List<String> failures = new ArrayList<>();

    void pass() {
        found++;
        passed++;
    }

    /** A case that no adapter understands: found, not passed, and no failure. */
    void skip() {
        found++;
    }

    void fail(String file, String id, String why) {
        found++;
        failures.add(file + " " + id + ": " + why);
    }

    /** A file that is no case file at all. */
    void failFile(String file, String why) {
        failures.add(file + ": " + why);
    }

    int found() {
        return found;
    }

    int passed() {
        return passed;
    }

    List<String> failures() {
        return failures;
    }

    @Override
    public String toString() {
        return passed + " of " + found;
    }
}
