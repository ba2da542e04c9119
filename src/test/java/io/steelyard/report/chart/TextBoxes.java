package io.steelyard.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/** Keeps where the texts of a page come to lie, and what of that no reader should see. */
final class TextBoxes extends SVGGraphics2D {
    private static final double TOUCHING = 0.5;

    private final List<Box> boxes = new ArrayList<>();

    private record Box(String text, Rectangle2D area) {}

    private TextBoxes(Document document) {
        super(context(document), false);
    }

    private static SVGGeneratorContext context(Document document) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setImageHandler(new EmbeddedImages());
        return context;
    }

    private static TextBoxes of(Sheet page) throws ParserConfigurationException {
        TextBoxes graphics = new TextBoxes(DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .getDOMImplementation()
                .createDocument("http://www.w3.org/2000/svg", "svg", null));
        page.draw(graphics);
        return graphics;
    }

    @Override
    public void drawString(String text, float x, float y) {
        Rectangle2D ink = getFont()
                .createGlyphVector(Fonts.MEASURE, text)
                .getOutline(x, y)
                .getBounds2D();
        if (!ink.isEmpty()) {
            boxes.add(new Box(text, getTransform().createTransformedShape(ink).getBounds2D()));
        }
        super.drawString(text, x, y);
    }

    /** Every text of a page that is not wholly on it, and every two that overlap. */
    static List<String> faults(Sheet page) throws ParserConfigurationException {
        TextBoxes graphics = of(page);
        Rectangle2D sheet = new Rectangle2D.Double(0, 0, Page.WIDTH, page.height());
        List<String> faults = new ArrayList<>();
        for (int one = 0; one < graphics.boxes.size(); one++) {
            Box box = graphics.boxes.get(one);
            if (!sheet.contains(box.area)) {
                faults.add("`" + box.text + "` is clipped");
            }
            for (Box other : graphics.boxes.subList(0, one)) {
                Rectangle2D common = box.area.createIntersection(other.area);
                if (common.getWidth() > TOUCHING && common.getHeight() > TOUCHING) {
                    faults.add("`" + box.text + "` overlaps `" + other.text + "`");
                }
            }
        }
        return faults;
    }

    /** All texts of a page, in the order in which they are drawn. */
    static List<String> texts(Sheet page) throws ParserConfigurationException {
        return of(page).boxes.stream().map(Box::text).toList();
    }
}
