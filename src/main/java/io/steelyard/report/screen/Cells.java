package io.steelyard.report.screen;

import io.steelyard.report.data.Summary.Value;
import io.steelyard.report.text.Figures;
import java.util.List;

/** The text of a value over the replications. */
public final class Cells {
    /** From here on a count is shown in three digits: a column has no room for more. */
    private static final double LARGE = 999_999.5;

    /** Units of time and of parts, in which nothing is counted. */
    static final List<String> NOT_COUNTED = List.of("s", "share", "ratio");

    private Cells() {}

    /**
     * The mean with its interval; {@code never}, with the count where it is so in some replications only; {@code n/a}
     * where undefined.
     */
    public static String text(Value value, String unit, boolean withInterval) {
        if (value.never() > 0) {
            int replications = value.n() + value.undefined();
            return value.never() == replications
                    ? Figures.NEVER
                    : Figures.NEVER + " " + value.never() + "/" + replications;
        }
        return withInterval ? text(value.mean(), value.halfWidth(), unit) : text(value.mean(), 0, unit);
    }

    /** A mean with half its interval; {@code 2,140 ±60}, and a large count as {@code 1.25M ±.02M}. */
    static String text(double mean, double halfWidth, String unit) {
        boolean large = mean >= LARGE && Double.isFinite(mean) && !NOT_COUNTED.contains(unit);
        return large ? Figures.compact(mean, halfWidth) : Figures.of(mean, halfWidth, unit);
    }
}
