package io.steelyard.report.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pages as PNG. */
final class PngFile {
    private static final int SCALE = 2;

    private PngFile() {}

    static void write(Page page, Path file) throws IOException {
        Files.write(file, bytes(image(page)));
    }

    static byte[] bytes(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", new MemoryCacheImageOutputStream(bytes));
        return bytes.toByteArray();
    }

    static BufferedImage image(Page page) {
        BufferedImage image = new BufferedImage(Page.WIDTH * SCALE, page.height() * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        page.draw(graphics);
        graphics.dispose();
        return image;
    }
}
