package io.steelyard.real;

import java.util.ArrayList;
import java.util.List;

/** What came of the check, a row for each policy. */
final class LiveTable {
    private static final String HEAD = "| policy | version | opens | equal | verdict |\n|---|---|---|---|---|\n";

    private final List<String> rows = new ArrayList<>();

    /**
     * Adds a row.
     *
     * @param equal how many openings went where they were predicted to go, or why that was not counted
     */
    void add(String policy, String version, String opens, String equal, String verdict) {
        rows.add("| "
                + String.join(
                        " | ",
                        policy,
                        version,
                        opens,
                        equal,
                        verdict.lines().findFirst().orElse("")) + " |\n");
    }

    @Override
    public String toString() {
        return HEAD + String.join("", rows);
    }
}
