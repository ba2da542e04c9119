package io.steelyard.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.List;

/** A picture of edges over the length of a queue: two levels of theory for each group, and the points measured. */
public final class EdgeSheet implements Sheet {
    private static final double LEFT = 76;
    private static final double RIGHT = 150;
    private static final double TOP = 84;
    private static final double TALL = 460;
    private static final double FOOT = 52;
    private static final double DOT = 8;

    private final Texts texts;
    private final Axis across;
    private final Axis upwards;
    private final double limit;
    private final List<Group> groups;
    private final Fonts fonts;

    /**
     * What the picture says besides its groups.
     *
     * @param before what stands where the queue is shorter than the limit
     */
    public record Texts(
            String name, String title, String subtitle, String across, String upwards, String limit, String before) {}

    /** An axis from 0 to a value, with ticks at the multiples of a step. */
    public record Axis(double greatest, double step) {}

    /** A point: a queue, how many must be lost, and how many then wait; both are infinite where no edge was found. */
    public record Point(double queue, double lost, double waiting) {}

    /** Points of one kind, and what theory says of them wherever the queue is longer than the limit. */
    public record Group(String name, double lost, double waiting, List<Point> points) {}

    private EdgeSheet(Texts texts, Axis across, Axis upwards, double limit, List<Group> groups) throws IOException {
        this.texts = texts;
        this.across = across;
        this.upwards = upwards;
        this.limit = limit;
        this.groups = List.copyOf(groups);
        this.fonts = Fonts.boot();
    }

    /** A sheet with a limit of the queue's length on which nothing depends but on which side a queue is. */
    public static EdgeSheet of(Texts texts, Axis across, Axis upwards, double limit, List<Group> groups)
            throws IOException {
        return new EdgeSheet(texts, across, upwards, limit, groups);
    }

    /** The picture as SVG. */
    public String svg() throws IOException {
        return SvgFile.text(this);
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
        return (int) (TOP + TALL + FOOT + SheetPen.MARGIN / 2);
    }

    private double x(double value) {
        return LEFT + value / across.greatest() * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return TOP + TALL * (1 - value / upwards.greatest());
    }

    @Override
    public void draw(Graphics2D graphics) {
        SheetPen pen = new SheetPen(graphics, fonts);
        pen.begin(this);
        axes(pen);
        limit(pen);
        for (int number = 0; number < groups.size(); number++) {
            group(pen, groups.get(number), Palette.variant(number), 10 * number);
        }
    }

    private void axes(SheetPen pen) {
        Graphics2D graphics = pen.graphics();
        Font ticks = fonts.regular(11);
        graphics.setStroke(new BasicStroke(1f));
        for (int tick = 0; tick * upwards.step() <= upwards.greatest(); tick++) {
            double value = tick * upwards.step();
            String number = Ticks.format().format(value);
            graphics.setPaint(Palette.GRID);
            graphics.draw(new Line2D.Double(x(0), y(value), x(across.greatest()), y(value)));
            pen.text(ticks, Palette.LABEL, number, LEFT - 8 - Fonts.width(ticks, number), y(value) + 4);
        }
        for (int tick = 0; tick * across.step() <= across.greatest(); tick++) {
            double value = tick * across.step();
            String number = Ticks.format().format(value);
            graphics.setPaint(Palette.AXIS);
            graphics.draw(new Line2D.Double(x(value), y(0), x(value), y(0) + 4));
            pen.text(ticks, Palette.LABEL, number, x(value) - Fonts.width(ticks, number) / 2, y(0) + 18);
        }
        graphics.setPaint(Palette.AXIS);
        graphics.draw(new Line2D.Double(x(0), y(0), x(across.greatest()), y(0)));
        pen.acrossLabel(texts.across(), (x(0) + x(across.greatest())) / 2, y(0) + 40);
        pen.upwardsLabel(texts.upwards(), SheetPen.MARGIN + 8, TOP + TALL / 2);
    }

    private void limit(SheetPen pen) {
        Graphics2D graphics = pen.graphics();
        graphics.setPaint(Palette.AXIS);
        graphics.setStroke(new BasicStroke(1.4f));
        graphics.draw(new Line2D.Double(x(limit), y(0), x(limit), TOP));
        Font font = fonts.regular(12);
        pen.text(font, Palette.LABEL, texts.limit(), x(limit) + 8, TOP + 12);
        double wide = Fonts.width(font, texts.before());
        pen.text(font, Palette.LABEL, texts.before(), (x(0) + x(limit) - wide) / 2, TOP + TALL / 2);
    }

    private void group(SheetPen pen, Group group, Color colour, double down) {
        Graphics2D graphics = pen.graphics();
        graphics.setPaint(colour);
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(new Line2D.Double(x(limit), y(group.lost()), x(across.greatest()), y(group.lost())));
        graphics.setStroke(
                new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5f, 4f}, 0));
        graphics.draw(new Line2D.Double(x(limit), y(group.waiting()), x(across.greatest()), y(group.waiting())));
        Font font = fonts.regular(12);
        pen.text(font, colour, group.name() + ": lost", x(across.greatest()) + 8, y(group.lost()) + 4);
        pen.text(font, colour, group.name() + ": waiting", x(across.greatest()) + 8, y(group.waiting()) + 4);
        graphics.setPaint(colour);
        graphics.setStroke(new BasicStroke(1.6f));
        for (Point point : group.points()) {
            double middle = x(point.queue());
            if (point.lost() == Double.POSITIVE_INFINITY) {
                graphics.draw(arrow(middle, TOP + 20 + down));
                continue;
            }
            graphics.fill(new Ellipse2D.Double(middle - DOT / 2, y(point.lost()) - DOT / 2, DOT, DOT));
            graphics.draw(new Ellipse2D.Double(middle - DOT / 2, y(point.waiting()) - DOT / 2, DOT, DOT));
        }
    }

    /** A tip that points beyond the top of the picture. */
    private static Path2D arrow(double x, double y) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - 5, y);
        path.lineTo(x, y - 7);
        path.lineTo(x + 5, y);
        return path;
    }
}
