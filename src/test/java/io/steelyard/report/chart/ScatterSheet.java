package io.steelyard.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A picture of points with intervals over the diagonal on which theory and simulation agree, in the style of the charts. */
public final class ScatterSheet implements Sheet {
    private static final int SIDE = 560;
    private static final double LEFT = 70;
    private static final double TOP = 84;
    private static final double FOOT = 52;
    private static final double DOT = 7;
    private static final double CAP = 4;
    private static final double TEXT_GAP = 12;
    private static final double DIAGONAL_GAP = 36;

    private final Texts texts;
    private final double greatest;
    private final double step;
    private final List<Point> points;
    private final Fonts fonts;

    /** What the picture says besides its points. */
    public record Texts(String name, String title, String subtitle, String across, String upwards) {}

    /**
     * A point with an interval of {@code halfWidth} on each side upwards.
     *
     * @param side where its name stands
     */
    public record Point(String name, double x, double y, double halfWidth, Side side) {}

    /** Where the name of a point stands, off the diagonal. */
    public enum Side {
        /** Above the diagonal. */
        LEFT,
        /** Below the diagonal. */
        RIGHT,
        /** To the right and above, as far off as the diagonal asks for: near the horizontal axis. */
        BEYOND_THE_DIAGONAL
    }

    private ScatterSheet(Texts texts, double greatest, double step, List<Point> points) throws IOException {
        this.texts = texts;
        this.greatest = greatest;
        this.step = step;
        this.points = List.copyOf(points);
        this.fonts = Fonts.boot();
    }

    /** A sheet whose axes both go from 0 to a value, with ticks at the multiples of a step. */
    public static ScatterSheet of(Texts texts, double greatest, double step, List<Point> points) throws IOException {
        return new ScatterSheet(texts, greatest, step, points);
    }

    /** The picture as SVG. */
    public String svg() throws IOException {
        return SvgFile.text(this);
    }

    /** Writes the picture as PNG. */
    public void png(Path file) throws IOException {
        PngFile.write(this, file);
    }

    /** What of the texts no reader should see, such as two that overlap. */
    public List<String> faults() throws Exception {
        return TextBoxes.faults(this);
    }

    @Override
    public String name() {
        return texts.name();
    }

    @Override
    public String title() {
        return texts.title();
    }

    @Override
    public String subtitle() {
        return texts.subtitle();
    }

    @Override
    public int height() {
        return (int) (TOP + SIDE + FOOT + SheetPen.MARGIN / 2);
    }

    private double width() {
        return WIDTH - LEFT - SheetPen.MARGIN;
    }

    private double across(double value) {
        return LEFT + value / greatest * width();
    }

    private double upwards(double value) {
        return TOP + SIDE * (1 - value / greatest);
    }

    @Override
    public void draw(Graphics2D graphics) {
        SheetPen pen = new SheetPen(graphics, fonts);
        pen.begin(this);
        axes(pen);
        graphics.setStroke(
                new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5f, 4f}, 0));
        graphics.setPaint(Palette.AXIS);
        graphics.draw(new Line2D.Double(across(0), upwards(0), across(greatest), upwards(greatest)));
        for (int number = 0; number < points.size(); number++) {
            point(pen, points.get(number), Palette.variant(number));
        }
    }

    private void axes(SheetPen pen) {
        Graphics2D graphics = pen.graphics();
        Font ticks = fonts.regular(11);
        graphics.setStroke(new BasicStroke(1f));
        for (int tick = 0; tick * step <= greatest * 1.000001; tick++) {
            double value = tick * step;
            String number = Ticks.format().format(value);
            graphics.setPaint(Palette.GRID);
            graphics.draw(new Line2D.Double(LEFT, upwards(value), LEFT + width(), upwards(value)));
            graphics.setPaint(Palette.AXIS);
            graphics.draw(new Line2D.Double(across(value), TOP + SIDE, across(value), TOP + SIDE + 4));
            double wide = Fonts.width(ticks, number);
            pen.text(ticks, Palette.LABEL, number, LEFT - 8 - wide, upwards(value) + 4);
            pen.text(ticks, Palette.LABEL, number, across(value) - wide / 2, TOP + SIDE + 18);
        }
        graphics.setPaint(Palette.AXIS);
        graphics.draw(new Line2D.Double(LEFT, TOP + SIDE, LEFT + width(), TOP + SIDE));
        pen.acrossLabel(texts.across(), LEFT + width() / 2, TOP + SIDE + 40);
        pen.upwardsLabel(texts.upwards(), SheetPen.MARGIN + 10, TOP + SIDE / 2.0);
    }

    private void point(SheetPen pen, Point point, Color colour) {
        Graphics2D graphics = pen.graphics();
        double x = across(point.x());
        double y = upwards(point.y());
        graphics.setStroke(new BasicStroke(1.4f));
        graphics.setPaint(colour);
        if (point.halfWidth() > 0) {
            double low = upwards(Math.max(0, point.y() - point.halfWidth()));
            double high = upwards(point.y() + point.halfWidth());
            graphics.draw(new Line2D.Double(x, low, x, high));
            graphics.draw(new Line2D.Double(x - CAP, low, x + CAP, low));
            graphics.draw(new Line2D.Double(x - CAP, high, x + CAP, high));
        }
        graphics.fill(new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT));
        Font font = fonts.regular(12);
        double wide = Fonts.width(font, point.name());
        switch (point.side()) {
            case LEFT -> pen.text(font, Palette.LABEL, point.name(), x - TEXT_GAP - wide, y - 4);
            case RIGHT -> pen.text(font, Palette.LABEL, point.name(), x + TEXT_GAP, y + 14);
            case BEYOND_THE_DIAGONAL -> pen.text(font, Palette.LABEL, point.name(), x + DIAGONAL_GAP, y - 4);
        }
    }
}
