package io.steelyard.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** The hand that writes on a sheet: its background and titles, labels of axes, and any other text. */
record SheetPen(Graphics2D graphics, Fonts fonts) {
    /** The space between the edge of a sheet and what stands on it. */
    static final double MARGIN = 20;

    /** Paints the background of a sheet, and its title and subtitle. */
    void begin(Sheet sheet) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setPaint(Palette.BACKGROUND);
        graphics.fill(new Rectangle2D.Double(0, 0, Sheet.WIDTH, sheet.height()));
        text(fonts.bold(17), Palette.TITLE, sheet.title(), MARGIN, MARGIN + 12);
        text(fonts.regular(12), Palette.SUBTITLE, sheet.subtitle(), MARGIN, MARGIN + 34);
    }

    /** Writes a label in the middle of the horizontal axis below it. */
    void acrossLabel(String label, double middle, double baseline) {
        Font font = fonts.regular(12);
        text(font, Palette.LABEL, label, middle - Fonts.width(font, label) / 2, baseline);
    }

    /** Writes a label upwards in the middle of the vertical axis. */
    void upwardsLabel(String label, double x, double middle) {
        Font font = fonts.regular(12);
        AffineTransform upright = graphics.getTransform();
        graphics.translate(x, middle + Fonts.width(font, label) / 2);
        graphics.rotate(-Math.PI / 2);
        text(font, Palette.LABEL, label, 0, 0);
        graphics.setTransform(upright);
    }

    /** Writes a text that begins at a point. */
    void text(Font font, Color colour, String text, double x, double y) {
        graphics.setFont(font);
        graphics.setPaint(colour);
        graphics.drawString(text, (float) x, (float) y);
    }
}
