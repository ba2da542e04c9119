package io.steelyard.report.why;

import io.steelyard.report.text.Figures;
import java.util.Arrays;

/** The text of several numbers of one kind: the only one, or the least and the greatest. */
final class Ranges {
    private Ranges() {}

    /** Estimated shares as whole percentages: {@code 66 to 67 %}. */
    static String wholeShares(double... values) {
        String from = Figures.fixed(100 * least(values), 0);
        String to = Figures.fixed(100 * greatest(values), 0);
        return (from.equals(to) ? from : from + " to " + to) + " %";
    }

    /** Percentages: {@code 66 to 67 %}. */
    static String shares(double... values) {
        String from = Figures.share(least(values));
        String to = Figures.share(greatest(values));
        return from.equals(to) ? from : from.replace(" %", "") + " to " + to;
    }

    /** Whole numbers: {@code 930 to 1,020}. */
    static String counts(double... values) {
        String from = Figures.fixed(least(values), 0);
        String to = Figures.fixed(greatest(values), 0);
        return from.equals(to) ? from : from + " to " + to;
    }

    /** Spans: {@code 40s to 1m10s}. */
    static String spans(double... seconds) {
        String from = Figures.span(least(seconds));
        String to = Figures.span(greatest(seconds));
        return from.equals(to) ? from : from + " to " + to;
    }

    private static double least(double... values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    private static double greatest(double... values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }
}
