package io.steelyard.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The files of charts. */
class ChartsTest {
    private static final List<String> NAMES = List.of(
            "pods-heat",
            "pods-lines",
            "max-over-mean",
            "reconnects",
            "pods-and-need",
            "gateways",
            "hops",
            "attempts-and-capacity",
            "handshakes-waiting",
            "failed-attempts",
            "killed-containers");

    @TempDir
    static Path folder;

    private static Path charts;

    @BeforeAll
    static void draw() throws IOException {
        SampleResults.write(folder, SampleResults.VARIANTS, 20);
        charts = folder.resolve("charts");
        Charts.draw(folder, charts);
    }

    @Test
    void everyChartIsWrittenInBothForms() throws IOException {
        Set<String> expected = new TreeSet<>();
        for (String name : NAMES) {
            expected.add(name + ".png");
            expected.add(name + ".svg");
        }
        try (Stream<Path> files = Files.list(charts)) {
            assertEquals(
                    expected,
                    new TreeSet<>(
                            files.map(file -> file.getFileName().toString()).toList()));
        }
        for (String name : NAMES) {
            BufferedImage image = ImageIO.read(charts.resolve(name + ".png").toFile());
            assertEquals(1800, image.getWidth());
            assertEquals(960, image.getHeight());
        }
    }

    @Test
    void theSameDataGiveTheSameBytes() throws IOException {
        Path again = folder.resolve("again");
        Charts.draw(folder, again);
        for (String name : NAMES) {
            for (String ending : List.of(".png", ".svg")) {
                assertArrayEquals(
                        Files.readAllBytes(charts.resolve(name + ending)),
                        Files.readAllBytes(again.resolve(name + ending)),
                        name + ending);
            }
        }
    }

    @Test
    void anSvgIsWellFormedAndNamesItself() throws Exception {
        for (String name : NAMES) {
            Element root = parse(name).getDocumentElement();
            assertEquals("svg", root.getNodeName());
            assertEquals("0 0 900 480", root.getAttribute("viewBox"));
            assertEquals("title", ((Element) root.getElementsByTagName("*").item(0)).getNodeName());
        }
    }

    @Test
    void idsAreUniqueAcrossAllCharts() throws Exception {
        Set<String> ids = new LinkedHashSet<>();
        for (String name : NAMES) {
            NodeList elements = parse(name).getElementsByTagName("*");
            for (int element = 0; element < elements.getLength(); element++) {
                String id = ((Element) elements.item(element)).getAttribute("id");
                assertTrue(id.isEmpty() || ids.add(id), id);
            }
        }
        assertFalse(ids.isEmpty());
    }

    @Test
    void everyFontHasOthersToStandInForIt() throws Exception {
        int families = 0;
        for (String name : NAMES) {
            NodeList elements = parse(name).getElementsByTagName("*");
            for (int element = 0; element < elements.getLength(); element++) {
                String family = ((Element) elements.item(element)).getAttribute("font-family");
                if (!family.isEmpty()) {
                    families++;
                    assertTrue(family.startsWith("'DejaVu Sans', ") && family.endsWith(", sans-serif"), family);
                }
            }
        }
        assertTrue(families > NAMES.size());
    }

    @Test
    void noTextOverlapsAnotherOrIsClipped() throws Exception {
        Fonts fonts = Fonts.boot();
        for (Figure figure : Charts.figures(ChartData.read(folder))) {
            assertEquals(List.of(), TextBoxes.faults(new Page(figure, fonts)), figure.name());
        }
    }

    @Test
    void aMissingOrBrokenFileIsNamed(@TempDir Path other) throws IOException {
        assertThrows(IOException.class, () -> Charts.draw(other, other.resolve("charts")));
        Files.copy(folder.resolve("summary.json"), other.resolve("summary.json"));
        Files.copy(folder.resolve("series.csv"), other.resolve("series.csv"));
        Files.writeString(other.resolve("pods.csv"), "variant,timeSeconds,web-1\nround-robin,0,many\n");
        IOException broken = assertThrows(IOException.class, () -> Charts.draw(other, other.resolve("charts")));
        assertTrue(broken.getMessage().contains("pods.csv: line 2"), broken.getMessage());
        assertFalse(Files.exists(other.resolve("charts")));
    }

    private static Document parse(String name) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(charts.resolve(name + ".svg"))));
    }
}
