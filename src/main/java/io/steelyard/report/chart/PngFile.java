package io.steelyard.report.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes sheets as PNG. */
final class PngFile {
    private static final int SCALE = 2;

    private PngFile() {}

    static void write(Sheet sheet, Path file) throws IOException {
        Files.write(file, bytes(image(sheet)));
    }

    static byte[] bytes(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", new MemoryCacheImageOutputStream(bytes));
        return bytes.toByteArray();
    }

    static BufferedImage image(Sheet sheet) {
        BufferedImage image = new BufferedImage(Sheet.WIDTH * SCALE, sheet.height() * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        sheet.draw(graphics);
        graphics.dispose();
        return image;
    }
}
