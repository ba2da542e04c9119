package io.steelyard.report.chart;

import io.steelyard.report.chart.Figure.HeatMap;
import io.steelyard.report.chart.Figure.Panel;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/**
 * A figure laid out on a page: the header, a grid of panels, the names of the axes, a bar of colours. All lengths are in
 * units of the page; a picture may have several points to a unit.
 */
final class Page implements Sheet {
    private static final int USUAL_HEIGHT = 480;
    private static final double LEAST_PANEL_HEIGHT = 120;
    private static final double GREATEST_PANEL_HEIGHT = 400;
    private static final double PODS_PER_UNIT = 2;
    private static final double MARGIN = 20;
    private static final double BELOW_HEADER = 8;
    private static final double PANEL_TITLE = 20;
    private static final double COLUMN_GAP = 26;
    private static final double ROW_GAP = 6;
    private static final double VALUE_LABEL = 20;
    private static final double VALUE_TICK_GAP = 8;
    private static final double TIME_TICKS = 22;
    private static final double TIME_LABEL = 18;
    private static final double UNITS_PER_TIME_TICK = 46;
    private static final double UNITS_PER_VALUE_TICK = 32;

    private final Figure figure;
    private final Header header;
    private final EventLabels eventLabels;
    private final @Nullable ColourBar colourBar;
    private final Font panelTitleFont;
    private final Font labelFont;
    private final int columns;
    private final int rows;
    private final double titleHeight;
    private final double left;
    private final double panelWidth;
    private final double panelHeight;
    private final int height;
    private final List<XYPlot> plots = new ArrayList<>();

    Page(Figure figure, Fonts fonts) {
        this.figure = figure;
        this.header = new Header(figure, fonts, WIDTH - 2 * MARGIN);
        this.colourBar = figure.colours() == null ? null : new ColourBar(figure.colours(), fonts);
        this.panelTitleFont = fonts.bold(12);
        this.labelFont = fonts.regular(12);
        int panels = figure.panels().size();
        this.columns = panels == 4 ? 2 : Math.min(3, panels);
        this.rows = (panels + columns - 1) / columns;
        this.titleHeight =
                figure.panels().stream().allMatch(panel -> panel.title().isEmpty()) ? 0 : PANEL_TITLE;
        double usual = (USUAL_HEIGHT - fixedHeight()) / rows;
        int valueTicks = (int) (Math.max(leastPanelHeight(), usual) / UNITS_PER_VALUE_TICK);
        this.left = MARGIN + VALUE_LABEL + valueTickWidth(fonts, valueTicks) + VALUE_TICK_GAP;
        double right = MARGIN + (colourBar == null ? 0 : colourBar.width());
        this.panelWidth = (WIDTH - left - right - (columns - 1) * COLUMN_GAP) / columns;
        this.eventLabels = new EventLabels(figure, fonts, panelWidth);
        this.panelHeight = Math.max(leastPanelHeight(), usual - eventLabels.height() / rows);
        this.height = (int) Math.ceil(fixedHeight() + eventLabels.height() + rows * panelHeight);
        PanelPlots maker = new PanelPlots(figure, fonts, (int) (panelWidth / UNITS_PER_TIME_TICK), valueTicks);
        figure.panels().forEach(panel -> plots.add(maker.plot(panel.content())));
        for (int panel = 0; panel < panels; panel++) {
            fixSpace(panel);
        }
    }

    /** All but the panels and the labels of events. */
    private double fixedHeight() {
        return MARGIN
                + header.height()
                + BELOW_HEADER
                + rows * titleHeight
                + (rows - 1) * ROW_GAP
                + TIME_TICKS
                + TIME_LABEL
                + MARGIN / 2;
    }

    private double leastPanelHeight() {
        double most = 0;
        for (Panel panel : figure.panels()) {
            if (panel.content() instanceof HeatMap heat) {
                most = Math.max(most, heat.fleet().pods().size() / PODS_PER_UNIT);
            }
        }
        return Math.max(LEAST_PANEL_HEIGHT, Math.min(GREATEST_PANEL_HEIGHT, most));
    }

    private double valueTickWidth(Fonts fonts, int ticks) {
        double step = PanelPlots.valueStep(figure, ticks);
        Font font = fonts.regular(PanelPlots.TICK_FONT);
        double widest = 0;
        for (int tick = 0; tick <= ticks; tick++) {
            double value = (Math.ceil(figure.values().lower() / step) + tick) * step;
            widest = Math.max(widest, Fonts.width(font, Ticks.format().format(value)));
        }
        return widest;
    }

    /** Only the first column shows numbers of values, and only the lowest panel of each column numbers of time. */
    private void fixSpace(int panel) {
        XYPlot plot = plots.get(panel);
        AxisSpace side = new AxisSpace();
        side.setLeft(panel % columns == 0 ? left : 0);
        plot.setFixedRangeAxisSpace(side);
        plot.getRangeAxis().setTickLabelsVisible(panel % columns == 0);
        AxisSpace foot = new AxisSpace();
        boolean lowest = panel + columns >= plots.size();
        foot.setBottom(lowest ? TIME_TICKS : 0);
        plot.setFixedDomainAxisSpace(foot);
        plot.getDomainAxis().setTickLabelsVisible(lowest);
    }

    Figure figure() {
        return figure;
    }

    @Override
    public String name() {
        return figure.name();
    }

    @Override
    public String title() {
        return figure.title();
    }

    @Override
    public String subtitle() {
        return figure.subtitle();
    }

    /** The plots of the panels, in their order. */
    List<XYPlot> plots() {
        return List.copyOf(plots);
    }

    @Override
    public int height() {
        return height;
    }

    /** Where the values of a panel lie. */
    Rectangle2D area(int panel) {
        double top = MARGIN + header.height() + BELOW_HEADER + eventLabels.height();
        int row = panel / columns;
        int column = panel % columns;
        return new Rectangle2D.Double(
                left + column * (panelWidth + COLUMN_GAP),
                top + titleHeight + row * (titleHeight + panelHeight + ROW_GAP),
                panelWidth,
                panelHeight);
    }

    @Override
    public void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setPaint(Palette.BACKGROUND);
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, height));
        header.draw(graphics, MARGIN, MARGIN - 4);
        for (int panel = 0; panel < plots.size(); panel++) {
            drawPanel(graphics, panel);
        }
        Rectangle2D grid = area(0).createUnion(area(plots.size() - 1)).createUnion(area(columns - 1));
        drawLabels(graphics, grid);
        if (colourBar != null) {
            colourBar.draw(graphics, grid);
        }
    }

    private void drawPanel(Graphics2D graphics, int panel) {
        Rectangle2D area = area(panel);
        AxisSpace side = plots.get(panel).getFixedRangeAxisSpace();
        AxisSpace foot = plots.get(panel).getFixedDomainAxisSpace();
        Rectangle2D outer = new Rectangle2D.Double(
                area.getX() - side.getLeft(),
                area.getY(),
                area.getWidth() + side.getLeft(),
                area.getHeight() + foot.getBottom());
        plots.get(panel).draw(graphics, outer, null, null, null);
        boolean first = panel < columns;
        if (first) {
            eventLabels.draw(graphics, area.getX(), area.getY());
        }
        graphics.setFont(panelTitleFont);
        graphics.setPaint(Palette.LABEL);
        double above = first ? eventLabels.height() : 0;
        String title = Fonts.fitted(panelTitleFont, figure.panels().get(panel).title(), panelWidth);
        graphics.drawString(title, (float) area.getX(), (float) (area.getY() - above - 6));
    }

    private void drawLabels(Graphics2D graphics, Rectangle2D grid) {
        graphics.setFont(labelFont);
        graphics.setPaint(Palette.LABEL);
        String time = figure.time().unit().toString();
        graphics.drawString(time, (float) (grid.getCenterX() - Fonts.width(labelFont, time) / 2), (float)
                (grid.getMaxY() + TIME_TICKS + TIME_LABEL - 5));
        String values = figure.values().label();
        AffineTransform upright = graphics.getTransform();
        graphics.translate(MARGIN + 10, grid.getCenterY() + Fonts.width(labelFont, values) / 2);
        graphics.rotate(-Math.PI / 2);
        graphics.drawString(values, 0, 0);
        graphics.setTransform(upright);
    }
}
