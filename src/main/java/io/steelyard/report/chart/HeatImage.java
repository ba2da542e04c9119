package io.steelyard.report.chart;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * The picture of a fleet: rows of equal height for pods, the first at the bottom, and columns of equal width for time.
 *
 * @param greatest the connections that have the deepest colour
 */
record HeatImage(PodLoads.Fleet fleet, double greatest) {
    private static final int TRANSPARENT = 0;

    /**
     * Draws it from 0 to so many seconds. A sample holds until the next one; a column that several samples fall into shows
     * their mean.
     */
    BufferedImage draw(int width, int height, double endSeconds) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] line = new int[width];
        int[] firstSamples = firstSamples(width, endSeconds);
        int drawn = -1;
        for (int y = 0; y < height; y++) {
            int pods = fleet.pods().size();
            int pod = pods - 1 - (int) ((long) y * pods / height);
            if (pod != drawn) {
                drawLine(line, fleet.pods().get(pod), firstSamples);
                drawn = pod;
            }
            image.setRGB(0, y, width, 1, line, 0, width);
        }
        return image;
    }

    /** The first sample at or after the left edge of each column, and of the one after the last. */
    private int[] firstSamples(int width, double endSeconds) {
        int[] first = new int[width + 1];
        int sample = 0;
        for (int column = 0; column <= width; column++) {
            while (sample < fleet.seconds().length && fleet.seconds()[sample] < endSeconds * column / width) {
                sample++;
            }
            first[column] = sample;
        }
        return first;
    }

    private void drawLine(int[] line, PodLoads.Pod pod, int[] firstSamples) {
        Arrays.fill(line, TRANSPARENT);
        for (int column = 0; column < line.length; column++) {
            int end = firstSamples[column + 1];
            int start = Math.min(firstSamples[column], end - 1);
            double sum = 0;
            int count = 0;
            for (int sample = Math.max(0, start); sample < end; sample++) {
                if (pod.exists(sample)) {
                    sum += pod.connections()[sample];
                    count++;
                }
            }
            if (count > 0) {
                line[column] = Palette.sequential(sum / count / greatest).getRGB();
            }
        }
    }
}
