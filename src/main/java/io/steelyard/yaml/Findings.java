package io.steelyard.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What has been found while reading: problems, and notes on what is accepted without effect. Each is kept once. */
final class Findings {
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private int reports;

    void problem(Place place, String message) {
        problems.add(Problem.at(place, message));
        reports++;
    }

    void note(Place place, String message) {
        notes.add(place + ": " + message);
    }

    /** How often a problem has been reported, the repeated ones included: variants share what they are made of. */
    int reports() {
        return reports;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Ends the reading if anything is wrong. */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            List<Problem> sorted = new ArrayList<>(problems);
            sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new ScenarioException(sorted);
        }
    }
}
