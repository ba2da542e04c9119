package io.steelyard.traffic;

import java.util.List;

/** The search for the known name that a misspelt one most probably meant. */
final class NearestName {
    private NearestName() {}

    /** Returns the refusal of an unknown name: what was found, the nearest name, all names. */
    static IllegalArgumentException unknown(String what, String name, List<String> known) {
        String nearest = known.get(0);
        for (String candidate : known) {
            if (distance(name, candidate) < distance(name, nearest)) {
                nearest = candidate;
            }
        }
        return new IllegalArgumentException(
                "unknown " + what + " " + name + "; did you mean " + nearest + "? Known: " + String.join(", ", known));
    }

    /** The least number of insertions, deletions and replacements that turn one text into the other. */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
