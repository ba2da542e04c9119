package io.steelyard.report.chart;

import io.steelyard.report.chart.Figure.Ink;
import io.steelyard.report.chart.Figure.LegendKey;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Title, subtitle and legend of a page, the latter two on as many lines as they need. */
final class Header {
    private static final double TITLE_LINE = 20;
    private static final double TITLE_GAP = 6;
    private static final double SUBTITLE_LINE = 16;
    private static final double LEGEND_GAP = 6;
    private static final double LEGEND_LINE = 19;
    private static final double KEY_WIDTH = 22;
    private static final double KEY_GAP = 6;
    private static final double ITEM_GAP = 20;
    private static final double BAND_HEIGHT = 9;

    private final Font titleFont;
    private final Font textFont;
    private final String title;
    private final List<String> subtitle;
    private final List<List<LegendKey>> legend;

    Header(Figure figure, Fonts fonts, double width) {
        this.titleFont = fonts.bold(17);
        this.textFont = fonts.regular(12);
        this.title = figure.title();
        this.subtitle = wrapped(figure.subtitle(), width);
        this.legend =
                flowed(figure.legend().stream().map(key -> fitted(key, width)).toList(), width);
    }

    double height() {
        double legendHeight = legend.isEmpty() ? 0 : LEGEND_GAP + legend.size() * LEGEND_LINE;
        return TITLE_LINE + TITLE_GAP + subtitle.size() * SUBTITLE_LINE + legendHeight;
    }

    private List<String> wrapped(String text, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && Fonts.width(textFont, longer) > width) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }

    private LegendKey fitted(LegendKey key, double width) {
        String text = Fonts.fitted(textFont, key.text(), width - KEY_WIDTH - KEY_GAP);
        return new LegendKey(text, key.ink(), key.withBand());
    }

    private List<List<LegendKey>> flowed(List<LegendKey> keys, double width) {
        List<List<LegendKey>> lines = new ArrayList<>();
        double used = width;
        for (LegendKey key : keys) {
            if (used + itemWidth(key) - ITEM_GAP > width) {
                lines.add(new ArrayList<>());
                used = 0;
            }
            lines.get(lines.size() - 1).add(key);
            used += itemWidth(key);
        }
        return lines;
    }

    private double itemWidth(LegendKey key) {
        return KEY_WIDTH + KEY_GAP + Fonts.width(textFont, key.text()) + ITEM_GAP;
    }

    /** Draws it with its upper left corner at a point. */
    void draw(Graphics2D graphics, double x, double top) {
        double y = top + TITLE_LINE;
        text(graphics, titleFont, Palette.TITLE, title, x, y - 5);
        y += TITLE_GAP;
        for (String line : subtitle) {
            y += SUBTITLE_LINE;
            text(graphics, textFont, Palette.SUBTITLE, line, x, y - 4);
        }
        y += LEGEND_GAP;
        for (List<LegendKey> line : legend) {
            y += LEGEND_LINE;
            double right = x;
            for (LegendKey key : line) {
                drawKey(graphics, key, right, y - 5);
                right += itemWidth(key);
            }
        }
    }

    private void drawKey(Graphics2D graphics, LegendKey key, double x, double baseline) {
        Ink ink = key.ink();
        double middle = baseline - 4;
        if (key.withBand()) {
            graphics.setPaint(CurveRenderer.bandColour(ink));
            graphics.fill(new Rectangle2D.Double(x, middle - BAND_HEIGHT / 2, KEY_WIDTH, BAND_HEIGHT));
        }
        graphics.setPaint(ink.colour());
        graphics.setStroke(CurveRenderer.stroke(ink));
        graphics.draw(new Line2D.Double(x, middle, x + KEY_WIDTH, middle));
        text(graphics, textFont, Palette.LABEL, key.text(), x + KEY_WIDTH + KEY_GAP, baseline);
    }

    private static void text(Graphics2D graphics, Font font, Color colour, String text, double x, double baseline) {
        graphics.setFont(font);
        graphics.setPaint(colour);
        graphics.drawString(text, (float) x, (float) baseline);
    }
}
