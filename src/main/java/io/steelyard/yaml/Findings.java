package io.steelyard.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What has been found while reading: problems, and notes on what is accepted without effect. Each is kept once. */
final class Findings {
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Map<String, Problem> missing = new LinkedHashMap<>();
    private final Set<String> excused = new LinkedHashSet<>();
    private final Set<Problem> notes = new LinkedHashSet<>();
    private final Set<Problem> idle = new LinkedHashSet<>();
    private int reports;

    void problem(Place place, String message) {
        problem(Problem.at(place, message));
    }

    void problem(Problem problem) {
        problems.add(problem);
        reports++;
    }

    /** A key that is not there; nothing is said of it where it is {@linkplain #excuse excused}. */
    void missing(Place place, String message) {
        Problem problem = Problem.at(place, message);
        missing.putIfAbsent(place.path(), problem);
        problem(problem);
    }

    /** Forgets that the key of this path is missing: another problem, a misspelling of it perhaps, says why. */
    void excuse(String path) {
        excused.add(path);
    }

    void note(Place place, String message) {
        notes.add(Problem.at(place, message));
    }

    /** Notes what is accepted and happens to have no effect in this variant; in another one it may have. */
    void idle(Place place, String message) {
        idle.add(Problem.at(place, message));
    }

    /** How often a problem has been reported, the repeated ones included. */
    int reports() {
        return reports;
    }

    List<String> notes() {
        return Stream.concat(notes.stream(), idle.stream()).map(Problem::text).toList();
    }

    /**
     * Adds what was found in the variants. A problem at a place outside of them that the common part alone does not have is
     * told with the names of the variants whose patches bring it about. What is idle at such a place must be so in all.
     */
    void addVariants(Map<String, Findings> variants, Findings common) {
        Map<Problem, List<String>> names = new LinkedHashMap<>();
        variants.forEach((name, found) -> {
            found.problems.forEach(problem ->
                    names.computeIfAbsent(problem, key -> new ArrayList<>()).add(name));
            found.missing.forEach(missing::putIfAbsent);
            excused.addAll(found.excused);
            notes.addAll(found.notes);
            found.idle.stream()
                    .filter(note -> VariantTrees.isOfOneVariant(note.path())
                            || variants.values().stream().allMatch(other -> other.idle.contains(note)))
                    .forEach(idle::add);
        });
        names.forEach((problem, where) -> problem(
                common.problems.contains(problem) || VariantTrees.isOfOneVariant(problem.path())
                        ? problem
                        : problem.with(" (variant " + String.join(", ", where) + ")")));
    }

    /** Ends the reading if anything is wrong. */
    void throwIfAny() {
        excused.forEach(path -> problems.remove(missing.get(path)));
        if (!problems.isEmpty()) {
            List<Problem> sorted = new ArrayList<>(problems);
            sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new ScenarioException(sorted);
        }
    }
}
