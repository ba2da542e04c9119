package io.steelyard.report.screen;

import io.steelyard.report.data.Summary.Value;
import io.steelyard.report.text.Figures;

/** The text of a value over the replications. */
final class Cells {
    private Cells() {}

    /**
     * The mean with its interval; {@code never}, with the count where it is so in some replications only; {@code n/a}
     * where undefined.
     */
    static String text(Value value, String unit, boolean withInterval) {
        if (value.never() > 0) {
            int replications = value.n() + value.undefined();
            return value.never() == replications
                    ? Figures.NEVER
                    : Figures.NEVER + " " + value.never() + "/" + replications;
        }
        return withInterval ? Figures.of(value.mean(), value.halfWidth(), unit) : Figures.of(value.mean(), unit);
    }
}
