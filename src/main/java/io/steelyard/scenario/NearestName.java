package io.steelyard.scenario;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that somebody who mistyped one probably meant. */
public final class NearestName {
    private static final int LONGEST_COMPARED = 100;

    private NearestName() {}

    /**
     * The name nearest to {@code typed} by the Damerau-Levenshtein distance (optimal string alignment), ignoring case and
     * hyphens; none where even the nearest differs in more than a third of its own letters. The earlier of equals wins.
     */
    public static Optional<String> of(String typed, Collection<String> known) {
        String wanted = plain(typed);
        Optional<String> best = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(wanted, plain(name));
            if (distance < least && distance <= Math.max(1, name.length() / 3) && distance < name.length()) {
                least = distance;
                best = Optional.of(name);
            }
        }
        return best;
    }

    /** {@code "; did you mean `x`?"}, or nothing. */
    public static String hint(String typed, Collection<String> known) {
        return of(typed, known).map(name -> "; did you mean `" + name + "`?").orElse("");
    }

    /** The refusal of an unknown name: what was found, the nearest name, all names. */
    public static IllegalArgumentException unknown(String what, String typed, Collection<String> known) {
        return new IllegalArgumentException("unknown " + what + " `" + typed + "`" + hint(typed, known) + " (known: "
                + String.join(", ", known) + ")");
    }

    private static String plain(String name) {
        String bare = name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
        return bare.length() > LONGEST_COMPARED ? bare.substring(0, LONGEST_COMPARED) : bare;
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
