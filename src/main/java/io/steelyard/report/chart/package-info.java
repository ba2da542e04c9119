/**
 * Charts, drawn from the data files of a results folder: the files are read into plain tables, the tables become figures
 * (what is to be seen), and figures are drawn as PNG and as SVG by the same code.
 */
@NullMarked
package io.steelyard.report.chart;

import org.jspecify.annotations.NullMarked;
