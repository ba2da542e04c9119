package io.steelyard.report.chart;

import io.steelyard.report.chart.Figure.ColourScale;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.NumberFormat;

/** A bar that tells what the colours of heat maps stand for. */
final class ColourBar {
    private static final double BAR_WIDTH = 12;
    private static final double GAP = 18;
    private static final double TICK = 4;
    private static final double UNITS_PER_TICK = 40;
    private static final double LABEL_LINE = 14;
    private static final int LEVELS = 256;

    private final ColourScale scale;
    private final Font font;
    private final NumberFormat format = Ticks.format();

    ColourBar(ColourScale scale, Fonts fonts) {
        this.scale = scale;
        this.font = fonts.regular(PanelPlots.TICK_FONT);
    }

    double width() {
        double numbers = Fonts.width(font, format.format(scale.greatest())) + TICK + 3 + BAR_WIDTH;
        return GAP + Math.max(numbers, Fonts.width(font, scale.label()));
    }

    /** Draws the bar to the right of an area and as high, its label included. */
    void draw(Graphics2D graphics, Rectangle2D area) {
        double x = area.getMaxX() + GAP;
        double top = area.getY() + LABEL_LINE;
        double height = area.getHeight() - LABEL_LINE;
        graphics.setFont(font);
        graphics.setPaint(Palette.LABEL);
        graphics.drawString(scale.label(), (float) x, (float) (area.getY() + 4));
        AffineTransform place = AffineTransform.getTranslateInstance(x, top);
        place.scale(BAR_WIDTH, height / LEVELS);
        graphics.drawImage(levels(), place, null);
        double step = Ticks.step(scale.greatest(), (int) (height / UNITS_PER_TICK));
        for (int tick = 0; tick * step <= scale.greatest(); tick++) {
            double y = top + height * (1 - tick * step / scale.greatest());
            graphics.setPaint(Palette.AXIS);
            graphics.draw(new Line2D.Double(x + BAR_WIDTH, y, x + BAR_WIDTH + TICK, y));
            graphics.setPaint(Palette.LABEL);
            graphics.drawString(format.format(tick * step), (float) (x + BAR_WIDTH + TICK + 3), (float) (y + 4));
        }
    }

    private static BufferedImage levels() {
        BufferedImage image = new BufferedImage(1, LEVELS, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < LEVELS; y++) {
            image.setRGB(
                    0, y, Palette.sequential((double) (LEVELS - 1 - y) / LEVELS).getRGB());
        }
        return image;
    }
}
