package io.steelyard.report.why;

import io.steelyard.report.text.Figures;
import java.util.Arrays;

/** The text of several numbers of one kind: the only one, or the least and the greatest. */
final class Ranges {
    private Ranges() {}

    /** Percentages: {@code 66 to 67 %}. */
    static String shares(double... values) {
        String from = Figures.share(least(values));
        String to = Figures.share(greatest(values));
        return from.equals(to) ? from : from.replace(" %", "") + " to " + to;
    }

    /** Whole numbers: {@code 930 to 1,020}. */
    static String counts(double... values) {
        return of("connections", Arrays.stream(values).map(Math::rint).toArray());
    }

    /** Numbers of a unit. */
    static String of(String unit, double... values) {
        String from = Figures.of(least(values), unit);
        String to = Figures.of(greatest(values), unit);
        return from.equals(to) ? from : from + " to " + to;
    }

    /** The quotients, one by one. */
    static double[] ratios(double[] above, double[] below) {
        double[] ratios = new double[above.length];
        Arrays.setAll(ratios, i -> above[i] / below[i]);
        return ratios;
    }

    private static double least(double... values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    private static double greatest(double... values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }
}
