package io.steelyard.report.chart;

import java.awt.Graphics2D;

/** What one picture shows, laid out; lengths are in units of the picture, of which PNG has several points each. */
interface Sheet {
    /** The picture's width. */
    int WIDTH = 900;

    /** The file's name without its ending. */
    String name();

    /** What is seen, on one line. */
    String title();

    /** What the marks mean. */
    String subtitle();

    int height();

    void draw(Graphics2D graphics);
}
