package io.steelyard.report.chart;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Puts images into an SVG document itself. Batik's own handler needs its codecs, which are not bundled. */
final class EmbeddedImages extends DefaultImageHandler {
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
        embed((BufferedImage) image, element);
    }

    @Override
    protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
        embed((BufferedImage) image, element);
    }

    private static void embed(BufferedImage image, Element element) {
        try {
            String data = Base64.getEncoder().encodeToString(PngFile.bytes(image));
            element.setAttributeNS(XLINK, "xlink:href", "data:image/png;base64," + data);
            element.setAttributeNS(null, "preserveAspectRatio", "none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
