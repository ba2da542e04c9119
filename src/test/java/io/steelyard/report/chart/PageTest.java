package io.steelyard.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.report.chart.Figure.ColourScale;
import io.steelyard.report.chart.Figure.Content;
import io.steelyard.report.chart.Figure.Curve;
import io.steelyard.report.chart.Figure.Curves;
import io.steelyard.report.chart.Figure.Event;
import io.steelyard.report.chart.Figure.HeatMap;
import io.steelyard.report.chart.Figure.Ink;
import io.steelyard.report.chart.Figure.Panel;
import io.steelyard.report.chart.Figure.ValueScale;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where things come to lie on a page, seen in the picture. */
class PageTest {
    private static final Color RED = new Color(0xD00000);
    private static final Color BLUE = new Color(0x0000D0);
    private static final double[] SECONDS = {0, 100};

    private static Fonts fonts;

    @BeforeAll
    static void bootFonts() throws IOException {
        fonts = Fonts.boot();
    }

    private static Page page(List<Panel> panels, List<Event> events, boolean heat) {
        return new Page(
                new Figure(
                        "name",
                        "Title",
                        "Subtitle",
                        new TimeScale(100),
                        new ValueScale("values", 0, 100),
                        panels,
                        List.of(),
                        events,
                        heat ? new ColourScale("connections", 100) : null),
                fonts);
    }

    private static Curve level(Color colour, double value) {
        return Curve.line("level", new Ink(colour, 4, false), SECONDS, new double[] {value, value});
    }

    private static Page single(Content content) {
        return page(List.of(new Panel("panel", content)), List.of(), content instanceof HeatMap);
    }

    /** The colour of the picture at shares of a panel's width and height, from its lower left corner. */
    private static Color at(Page page, int panel, double right, double up) {
        Rectangle2D area = page.area(panel);
        BufferedImage image = PngFile.image(page);
        int scale = image.getWidth() / Page.WIDTH;
        return new Color(image.getRGB((int) (scale * (area.getX() + right * area.getWidth())), (int)
                (scale * (area.getMaxY() - up * area.getHeight()))));
    }

    @Test
    void aLineIsDrawnWhereItsValueIs() {
        Page page = single(new Curves(List.of(level(RED, 25))));
        assertEquals(RED, at(page, 0, 0.5, 0.25));
        assertNotEquals(RED, at(page, 0, 0.5, 0.75));
    }

    @Test
    void laterCurvesAreAboveEarlierOnes() {
        assertEquals(BLUE, at(single(new Curves(List.of(level(RED, 50), level(BLUE, 50)))), 0, 0.5, 0.5));
        assertEquals(RED, at(single(new Curves(List.of(level(BLUE, 50), level(RED, 50)))), 0, 0.5, 0.5));
    }

    @Test
    void aBandIsAFaintAreaBelowTheLines() {
        Ink ink = new Ink(RED, 4, false);
        double[] values = {50, 50};
        Curve banded = new Curve("band", ink, SECONDS, values, new double[] {30, 30}, new double[] {70, 70});
        Page page = single(new Curves(List.of(level(BLUE, 40), banded)));
        assertEquals(BLUE, at(page, 0, 0.5, 0.4));
        assertEquals(RED, at(page, 0, 0.5, 0.5));
        Color band = at(page, 0, 0.53, 0.65);
        assertTrue(band.getRed() > 200 && band.getGreen() > 180 && band.getGreen() < 240, () -> "is " + band);
    }

    @Test
    void aHeatMapHasTheColourOfThePodAndTime() {
        List<PodLoads.Pod> pods = List.of(
                new PodLoads.Pod("a", new double[] {0, 100, 100}),
                new PodLoads.Pod("b", new double[] {Double.NaN, 50, 50}));
        Figure figure = new Figure(
                "heat",
                "Title",
                "Subtitle",
                new TimeScale(100),
                new ValueScale("pods", 0, 2),
                List.of(new Panel("panel", new HeatMap(new PodLoads.Fleet(new double[] {0, 50, 100}, pods)))),
                List.of(),
                List.of(),
                new ColourScale("connections", 100));
        Page page = new Page(figure, fonts);
        assertEquals(Palette.sequential(0), at(page, 0, 0.25, 0.25));
        assertEquals(Palette.sequential(1), at(page, 0, 0.75, 0.25));
        assertEquals(Color.WHITE, at(page, 0, 0.25, 0.75));
        assertEquals(Palette.sequential(0.5), at(page, 0, 0.75, 0.75));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 12})
    void panelsNeitherOverlapNorLeaveThePage(int panels) throws ParserConfigurationException {
        Panel panel = new Panel("a variant", new Curves(List.of(level(RED, 50))));
        Page page = page(Collections.nCopies(panels, panel), List.of(new Event("rollout", 50)), false);
        Rectangle2D sheet = new Rectangle2D.Double(0, 0, Page.WIDTH, page.height());
        for (int one = 0; one < panels; one++) {
            assertTrue(sheet.contains(page.area(one)));
            assertTrue(page.area(one).getHeight() >= 100);
            for (int other = 0; other < one; other++) {
                assertTrue(!page.area(one).intersects(page.area(other)));
            }
            assertEquals(RED, at(page, one, 0.5, 0.5), "panel " + one);
        }
        assertEquals(List.of(), TextBoxes.faults(page));
    }

    @Test
    void eventsThatCrowdKeepTheirLabelsApart() throws ParserConfigurationException {
        List<Event> events = List.of(
                new Event("a crash of many pods", 1),
                new Event("a rollout", 2),
                new Event("another rollout", 2),
                new Event("the fourth is left out", 3),
                new Event("at the end", 100));
        Page page = page(List.of(new Panel("panel", new Curves(List.of(level(RED, 50))))), events, false);
        assertEquals(List.of(), TextBoxes.faults(page));
        List<String> texts = TextBoxes.texts(page);
        assertTrue(texts.containsAll(List.of("a crash of many pods", "a rollout", "another rollout", "at the end")));
        assertTrue(!texts.contains("the fourth is left out"));
    }

    @Test
    void longTextsAreShortenedOrWrapped() throws ParserConfigurationException {
        String name = "x".repeat(300);
        Curve curve = level(RED, 50);
        Figure figure = new Figure(
                "long",
                "Title",
                "word ".repeat(100).trim(),
                new TimeScale(100),
                new ValueScale("values", 0, 3e12),
                List.of(new Panel(name, new Curves(List.of(curve))), new Panel(name, new Curves(List.of(curve)))),
                List.of(new Figure.LegendKey(name, curve.ink(), true), new Figure.LegendKey(name, curve.ink(), false)),
                List.of(new Event(name, 50)),
                null);
        assertEquals(List.of(), TextBoxes.faults(new Page(figure, fonts)));
    }
}
