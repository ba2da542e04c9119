package io.steelyard.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The colours of charts. */
class PaletteTest {
    private static final int LEVELS = 256;
    /** Rounding to bytes may undo one level, which is 0.003 of lightness, but not four. */
    private static final int STEP = 4;

    /** Relative luminance, ITU-R BT.709, of linear components. */
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int component) {
        double value = component / 255.0;
        return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
    }

    @Test
    void moreIsAlwaysDarkerSoThatTheOrderSurvivesInGrey() {
        double before = 1;
        for (int level = 0; level < LEVELS; level += STEP) {
            double luminance = luminance(Palette.sequential((level + 0.5) / LEVELS));
            assertTrue(luminance < before, "level " + level);
            before = luminance;
        }
    }

    @Test
    void aPodWithoutConnectionsIsNotWhite() {
        Color none = Palette.sequential(0);
        assertTrue(none.getBlue() < 200, () -> "is " + none);
    }

    @Test
    void sharesOutsideTheScaleHaveTheColoursOfItsEnds() {
        assertEquals(Palette.sequential(0), Palette.sequential(-1));
        assertEquals(Palette.sequential(1), Palette.sequential(2));
    }

    @Test
    void eightVariantsHaveEightColoursAndLaterOnesDiffer() {
        Set<Color> colours = new LinkedHashSet<>();
        for (int number = 0; number < 8; number++) {
            colours.add(Palette.variant(number));
            assertFalse(Palette.repeats(number));
        }
        assertEquals(8, colours.size());
        assertTrue(Palette.repeats(8));
        assertEquals(Palette.variant(0), Palette.variant(8));
    }
}
