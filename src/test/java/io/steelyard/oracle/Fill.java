package io.steelyard.oracle;

import io.steelyard.scenario.Decimals;

/** The filling of gaps in the text of a scenario. */
public final class Fill {
    private Fill() {}

    /**
     * Puts values in the place of names.
     *
     * @param namesAndValues in turn; numbers are written as plain decimals
     */
    public static String in(String template, Object... namesAndValues) {
        String text = template;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            String written = value instanceof Double number ? Decimals.text(number) : String.valueOf(value);
            text = text.replace(String.valueOf(namesAndValues[i]), written);
        }
        return text;
    }
}
