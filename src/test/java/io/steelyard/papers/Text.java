package io.steelyard.papers;

import io.steelyard.stats.Summary;
import java.util.Locale;

/** Numbers as the page writes them. */
public final class Text {
    private Text() {}

    public static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    public static String signed(double value) {
        String text = String.format(Locale.ROOT, "%+.1f", value);
        return text.equals("-0.0") ? "+0.0" : text;
    }

    /** A mean with its standard error. */
    public static String mean(Summary summary, int decimals) {
        return fixed(summary.mean(), decimals) + " ± " + fixed(summary.standardError(), decimals);
    }

    public static String withError(double value, double error, int decimals) {
        return fixed(value, decimals) + " ± " + fixed(error, decimals);
    }

    public static String percent(double share, int decimals) {
        return fixed(100 * share, decimals) + " %";
    }
}
