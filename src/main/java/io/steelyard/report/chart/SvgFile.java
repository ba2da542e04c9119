package io.steelyard.report.chart;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes sheets as SVG: text as text, ids that are unique across the charts of a page. */
final class SvgFile {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2;
    private static final String FAMILY = "'DejaVu Sans'";
    /** What Batik sets as the default, although every text names its own. */
    private static final String UNUSED_FAMILY = "'Dialog'";
    /** What may stand in where the font is missing: first those as wide. */
    private static final String FALLBACKS = ", Verdana, Inter, Roboto, Arial, sans-serif";

    private SvgFile() {}

    static void write(Sheet sheet, Path file) throws IOException {
        Files.writeString(file, text(sheet));
    }

    static String text(Sheet sheet) throws IOException {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setPrecision(DECIMALS);
        context.setImageHandler(new EmbeddedImages());
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return sheet.name() + "-" + super.generateID(prefix);
            }
        });
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        sheet.draw(graphics);
        Element root = graphics.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + Sheet.WIDTH + " " + sheet.height());
        describe(root, sheet);
        StringWriter text = new StringWriter();
        graphics.stream(root, text, false, false);
        String all = text.toString();
        return all.substring(all.indexOf("<svg"))
                .replace("\"" + UNUSED_FAMILY + "\"", "\"" + FAMILY + "\"")
                .replace("id=\"genericDefs\"", "id=\"" + sheet.name() + "-defs\"")
                .replace(FAMILY, FAMILY + FALLBACKS);
    }

    /** Tells those who cannot see the chart what it shows. */
    private static void describe(Element root, Sheet sheet) {
        Document document = root.getOwnerDocument();
        Element title = document.createElementNS(NAMESPACE, "title");
        title.setTextContent(sheet.title());
        Element description = document.createElementNS(NAMESPACE, "desc");
        description.setTextContent(sheet.subtitle());
        root.setAttributeNS(null, "role", "img");
        root.insertBefore(description, root.getFirstChild());
        root.insertBefore(title, description);
    }

    private static Document document() throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IOException("this JDK has no XML parser: " + e.getMessage(), e);
        }
    }
}
