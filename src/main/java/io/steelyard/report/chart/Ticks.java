package io.steelyard.report.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

/** Round steps between the ticks of an axis, and the text of its numbers. */
final class Ticks {
    private Ticks() {}

    /**
     * The least of 1, 2, 5 times a power of ten that divides a span into no more than so many parts.
     *
     * @param span above 0
     */
    static double step(double span, int atMost) {
        double least = span / Math.max(1, atMost);
        double power = 1;
        while (power > least) {
            power /= 10;
        }
        while (power * 10 <= least) {
            power *= 10;
        }
        for (int factor : new int[] {1, 2, 5}) {
            if (power * factor >= least) {
                return power * factor;
            }
        }
        return power * 10;
    }

    /** Numbers as they stand at ticks, the same in every locale. */
    static NumberFormat format() {
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
