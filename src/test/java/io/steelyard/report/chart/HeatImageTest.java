package io.steelyard.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The picture of a fleet. */
class HeatImageTest {
    private static final double NONE = Double.NaN;

    private static BufferedImage draw(double[] seconds, double[][] loads, int width, int height) {
        List<PodLoads.Pod> pods = new ArrayList<>();
        for (double[] load : loads) {
            pods.add(new PodLoads.Pod("pod", load));
        }
        return new HeatImage(new PodLoads.Fleet(seconds, pods), 100).draw(width, height, 10);
    }

    private static int colour(double load) {
        return Palette.sequential(load / 100).getRGB();
    }

    @Test
    void theFirstPodIsAtTheBottomAndASampleHoldsUntilTheNext() {
        BufferedImage image = draw(new double[] {0, 5}, new double[][] {{10, 20}, {30, 40}}, 10, 4);
        assertEquals(colour(10), image.getRGB(0, 3));
        assertEquals(colour(10), image.getRGB(4, 2));
        assertEquals(colour(20), image.getRGB(5, 3));
        assertEquals(colour(20), image.getRGB(9, 3));
        assertEquals(colour(30), image.getRGB(0, 0));
        assertEquals(colour(40), image.getRGB(9, 1));
    }

    @Test
    void aPodThatDoesNotExistIsLeftOut() {
        BufferedImage image = draw(new double[] {0, 5}, new double[][] {{NONE, 0}}, 2, 1);
        assertEquals(0, image.getRGB(0, 0));
        assertEquals(colour(0), image.getRGB(1, 0));
    }

    @Test
    void samplesThatShareAColumnAreAveragedOverThoseThatExist() {
        BufferedImage image = draw(new double[] {0, 2, 4, 6, 8}, new double[][] {{10, 30, NONE, 50, 70}}, 2, 1);
        assertEquals(colour(20), image.getRGB(0, 0));
        assertEquals(colour(60), image.getRGB(1, 0));
    }

    @Test
    void aSeriesThatBeginsLateIsEmptyBefore() {
        BufferedImage image = draw(new double[] {5}, new double[][] {{10}}, 10, 1);
        assertEquals(0, image.getRGB(4, 0));
        assertEquals(colour(10), image.getRGB(5, 0));
        assertEquals(colour(10), image.getRGB(9, 0));
    }
}
