package io.steelyard.report.chart;

import io.steelyard.report.chart.Figure.Event;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The names of events above a panel, on as few lines as keep them apart. Names that would need more than {@value #MOST_LINES}
 * lines are left out; their marks stay.
 */
final class EventLabels {
    private static final int MOST_LINES = 3;
    private static final double LINE = 13;
    private static final double GREATEST_WIDTH = 160;
    private static final double APART = 6;

    private final Font font;
    private final List<Placed> labels = new ArrayList<>();
    private int lines;

    private record Placed(String text, double x, int line) {}

    /** Labels for panels of a width. */
    EventLabels(Figure figure, Fonts fonts, double width) {
        this.font = fonts.regular(10);
        double[] rightEnds = new double[MOST_LINES];
        List<Event> inOrder = figure.events().stream()
                .sorted(Comparator.comparingDouble(Event::seconds))
                .toList();
        for (Event event : inOrder) {
            String label = Fonts.fitted(font, event.label(), Math.min(width, GREATEST_WIDTH));
            double half = Fonts.width(font, label) / 2;
            double middle = width * event.seconds() / figure.time().endSeconds();
            double x = Math.max(0, Math.min(width - 2 * half, middle - half));
            int line = 0;
            while (line < MOST_LINES && rightEnds[line] > x) {
                line++;
            }
            if (line < MOST_LINES) {
                labels.add(new Placed(label, x, line));
                rightEnds[line] = x + 2 * half + APART;
                lines = Math.max(lines, line + 1);
            }
        }
    }

    double height() {
        return lines * LINE;
    }

    /** Draws the labels above a panel's upper left corner. */
    void draw(Graphics2D graphics, double left, double bottom) {
        graphics.setFont(font);
        graphics.setPaint(Palette.SUBTITLE);
        for (Placed label : labels) {
            graphics.drawString(label.text, (float) (left + label.x), (float) (bottom - 4 - label.line * LINE));
        }
    }
}
