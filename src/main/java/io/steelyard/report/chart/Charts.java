package io.steelyard.report.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The charts of a results folder, as PNG and SVG.
 *
 * <p>The same data give the same bytes on the same JDK. The SVG files do not depend on the JDK either; the points along the
 * edges of lines in a PNG do, because the JDK's rasterizer draws them.
 */
public final class Charts {
    private Charts() {}

    /**
     * Draws every chart that the data files of a folder allow.
     *
     * @param folder holds {@code summary.json}, {@code series.csv} and {@code pods.csv}
     * @param chartsFolder is made if it is missing; files of the same names are replaced
     * @throws IOException if a file cannot be read or written; the message names the file and, where one is wrong, the line
     */
    public static void draw(Path folder, Path chartsFolder) throws IOException {
        ChartData data = ChartData.read(folder);
        Fonts fonts = Fonts.boot();
        Files.createDirectories(chartsFolder);
        for (Figure figure : figures(data)) {
            Page page = new Page(figure, fonts);
            PngFile.write(page, chartsFolder.resolve(figure.name() + ".png"));
            SvgFile.write(page, chartsFolder.resolve(figure.name() + ".svg"));
        }
    }

    static List<Figure> figures(ChartData data) {
        PodFigures pods = new PodFigures(data);
        SeriesFigures series = new SeriesFigures(data);
        List<Figure> figures =
                new ArrayList<>(List.of(pods.heat(), pods.lines(), series.maxOverMean(), series.reconnects()));
        series.podsAndNeed().ifPresent(figures::add);
        series.gateways().ifPresent(figures::add);
        HopFigure.of(data).ifPresent(figures::add);
        figures.addAll(new AcceptFigures(data).all());
        figures.addAll(new FailureFigures(data).all());
        return figures;
    }
}
