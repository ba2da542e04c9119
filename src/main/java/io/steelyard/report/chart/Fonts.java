package io.steelyard.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bundled fonts, so that charts look the same everywhere and need none of the machine's. */
record Fonts(Font regular, Font bold) {
    /** Text is measured without a device, so that every output has the same layout. */
    static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    private static final String ELLIPSIS = "\u2026";
    private static final String HEADLESS = "java.awt.headless";
    private static final String CONFIGURATION = "sun.awt.fontconfig";

    /**
     * Loads the fonts; to be called before any other use of AWT.
     *
     * <p>On a machine without fonts, AWT fails with an {@link InternalError} at the first text unless it is told not to
     * ask the system for any: hence the empty configuration, which is a property of the JDK's own. It changes nothing if
     * the caller has set one or has used fonts before.
     *
     * @throws IOException if the folder for temporary files cannot be written
     */
    static Fonts boot() throws IOException {
        if (System.getProperty(HEADLESS) == null) {
            System.setProperty(HEADLESS, "true");
        }
        if (System.getProperty(CONFIGURATION) != null) {
            return load();
        }
        Path configuration = Files.createTempFile("steelyard-fonts", ".properties");
        try {
            Files.writeString(configuration, "version=1\nsequence.allfonts=default\n");
            System.setProperty(CONFIGURATION, configuration.toString());
            return load();
        } finally {
            System.clearProperty(CONFIGURATION);
            Files.delete(configuration);
        }
    }

    private static Fonts load() throws IOException {
        GraphicsEnvironment environment = GraphicsEnvironment.getLocalGraphicsEnvironment();
        Fonts fonts =
                new Fonts(load("DejaVuSans.ttf"), load("DejaVuSans-Bold.ttf").deriveFont(Font.BOLD));
        environment.registerFont(fonts.regular);
        environment.registerFont(fonts.bold);
        return fonts;
    }

    private static Font load(String name) throws IOException {
        try (InputStream file = Fonts.class.getResourceAsStream("/fonts/" + name)) {
            if (file == null) {
                throw new FileNotFoundException("the font " + name + " is missing from the class path");
            }
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (FontFormatException e) {
            throw new IOException("the font " + name + " is damaged: " + e.getMessage(), e);
        }
    }

    Font regular(double size) {
        return regular.deriveFont((float) size);
    }

    Font bold(double size) {
        return bold.deriveFont((float) size);
    }

    /** The text, or as much of its beginning as a width holds, with an ellipsis. */
    static String fitted(Font font, String text, double width) {
        if (width(font, text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(font, text.substring(0, end) + ELLIPSIS) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** The width of a text, in the units of the font's size. */
    static double width(Font font, String text) {
        return font.getStringBounds(text, MEASURE).getWidth();
    }
}
