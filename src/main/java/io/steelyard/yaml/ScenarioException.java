package io.steelyard.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario that cannot be used, with everything that is wrong with it; the message has one line for each problem. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 50;

    private final transient List<Problem> problems;

    ScenarioException(List<Problem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    ScenarioException(Place place, String message) {
        this(List.of(Problem.at(place, message)));
    }

    /** What is wrong, in the order of the file; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        String lines = problems.stream().limit(SHOWN).map(Problem::text).collect(Collectors.joining("\n"));
        int more = problems.size() - SHOWN;
        return more > 0 ? lines + "\n(and " + more + " more)" : lines;
    }
}
