package io.steelyard.report.text;

import java.util.List;

/** Small parts of sentences. */
public final class Words {
    private Words() {}

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    public static String list(List<String> items) {
        int size = items.size();
        if (size < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, size - 1)) + " and " + items.get(size - 1);
    }

    /** {@code 1 pod}, {@code 20 pods}; {@code noun} is the singular of a word that takes an s. */
    public static String count(long number, String noun) {
        return Figures.fixed((double) number, 0) + " " + noun + (number == 1 ? "" : "s");
    }
}
