package io.steelyard.report.chart;

import java.awt.Color;
import java.util.List;

/** The colours of charts, all distinguishable with the common forms of colour blindness. */
final class Palette {
    static final Color BACKGROUND = Color.WHITE;
    static final Color TITLE = new Color(0x222222);
    static final Color LABEL = new Color(0x444444);
    static final Color SUBTITLE = new Color(0x666666);
    static final Color AXIS = new Color(0x888888);
    static final Color GRID = new Color(0xE4E4E4);
    static final Color EVENT = new Color(0x777777);

    /** The qualitative palette of M. Okabe and K. Ito (2008), its yellow, too faint on white, replaced by a grey. */
    private static final List<Color> VARIANTS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x000000),
            new Color(0x8C8C8C));

    private static final int LEVELS = 256;
    /** As much colour as sRGB holds at every step; more would be cut off in the blues. */
    private static final double CHROMA = 0.094;

    private static final Color[] SEQUENCE = sequence();

    private Palette() {}

    /** The colour of a variant by its number; {@link #repeats} tells where they begin anew. */
    static Color variant(int number) {
        return VARIANTS.get(number % VARIANTS.size());
    }

    /** Whether the colour of this variant is already that of an earlier one, so that its line has to differ. */
    static boolean repeats(int number) {
        return number >= VARIANTS.size();
    }

    /**
     * The colour of a share of the greatest value, from pale yellow for 0 over green and blue to a deep violet for 1.
     *
     * @param share 0 to 1
     */
    static Color sequential(double share) {
        return SEQUENCE[(int) Math.min(LEVELS - 1, Math.max(0, share * LEVELS))];
    }

    /**
     * Steps of equal lightness in the space OKLab (B. Ottosson, 2020), so that equal differences look equal and the order
     * survives in grey; the hue goes from yellow to violet, a path that every form of colour blindness can follow.
     */
    private static Color[] sequence() {
        Color[] colours = new Color[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            double share = (double) level / (LEVELS - 1);
            double lightness = 0.955 - 0.705 * share;
            double hue = StrictMath.toRadians(105 + 190 * share);
            colours[level] = oklab(lightness, CHROMA * StrictMath.cos(hue), CHROMA * StrictMath.sin(hue));
        }
        return colours;
    }

    private static Color oklab(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Color(
                encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /** The transfer function of sRGB, IEC 61966-2-1. */
    private static int encoded(double linear) {
        double clipped = Math.max(0, Math.min(1, linear));
        double value = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * StrictMath.pow(clipped, 1 / 2.4) - 0.055;
        return (int) Math.rint(255 * value);
    }
}
