package io.steelyard.report.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be seen on one page: panels that share both axes, with the events of the scenario across them.
 *
 * @param name the file's name without its ending
 * @param title what is seen, on one line
 * @param subtitle what the lines, bands and colours mean
 * @param time the horizontal axis
 * @param values the vertical axis
 * @param panels at least one
 * @param legend names of inks, above the panels; may be empty
 * @param events the events as marked
 * @param colours the scale of the panels' heat maps; null if they have none
 */
record Figure(
        String name,
        String title,
        String subtitle,
        TimeScale time,
        ValueScale values,
        List<Panel> panels,
        List<LegendKey> legend,
        List<Event> events,
        @Nullable ColourScale colours) {
    Figure {
        panels = List.copyOf(panels);
        legend = List.copyOf(legend);
        events = List.copyOf(events);
    }

    /** A vertical axis: what it counts, and its ends. */
    record ValueScale(String label, double lower, double upper) {
        private static final double HEADROOM = 1.04;

        /** An axis from zero to a little above the greatest value. */
        static ValueScale fromZero(String label, double greatest) {
            return from(0, label, greatest);
        }

        /** An axis from a value to a little above the greatest one; of length 1 if there is nothing greater. */
        static ValueScale from(double lower, String label, double greatest) {
            double length = greatest > lower ? (greatest - lower) * HEADROOM : 1;
            return new ValueScale(label, lower, lower + length);
        }

        ValueScale {
            if (!(lower < upper)) {
                throw new IllegalArgumentException("lower must be below upper but is " + lower + " to " + upper);
            }
        }
    }

    /** A scale of colours from 0 to the deepest one. */
    record ColourScale(String label, double greatest) {
        ColourScale {
            if (!(greatest > 0)) {
                throw new IllegalArgumentException("greatest must be above 0");
            }
        }
    }

    /** An instant to mark. */
    record Event(String label, double seconds) {}

    /** A line of the legend. */
    record LegendKey(String text, Ink ink, boolean withBand) {}

    /** A plot of its own within the page. */
    record Panel(String title, Content content) {}

    /** What a panel shows. */
    sealed interface Content permits Curves, HeatMap {}

    /** Curves, the later ones above the earlier. */
    record Curves(List<Curve> curves) implements Content {
        Curves {
            curves = List.copyOf(curves);
        }
    }

    /** Connections by colour, a row for each pod from the bottom upwards. */
    record HeatMap(PodLoads.Fleet fleet) implements Content {}

    /**
     * A line with a band.
     *
     * @param seconds the instants
     * @param values NaN where undefined
     * @param lower the band's lower edge; NaN where there is none
     * @param upper the band's upper edge
     */
    @SuppressWarnings("ArrayRecordComponent") // read by index and never compared
    record Curve(String name, Ink ink, double[] seconds, double[] values, double[] lower, double[] upper) {
        private static final double BAND_ROOM = 1.25;

        /** A line alone. */
        static Curve line(String name, Ink ink, double[] seconds, double[] values) {
            double[] none = new double[values.length];
            Arrays.fill(none, Double.NaN);
            return new Curve(name, ink, seconds, values, none, none);
        }

        /** A line with what its intervals cover. */
        static Curve of(String name, Ink ink, SeriesTable.Column column) {
            double[] lower = new double[column.means().length];
            double[] upper = new double[column.means().length];
            for (int sample = 0; sample < lower.length; sample++) {
                lower[sample] = column.means()[sample] - column.halfWidths()[sample];
                upper[sample] = column.means()[sample] + column.halfWidths()[sample];
            }
            return new Curve(name, ink, column.seconds(), column.means(), lower, upper);
        }

        boolean isDefined() {
            return !Double.isNaN(greatest(values));
        }

        /**
         * The greatest value of curves and of their bands, of which no more counts than a quarter above the greatest value: a
         * band that is wide for a moment must not press the lines together. NaN if nothing is defined.
         */
        static double greatest(List<Curve> curves) {
            double value = Double.NaN;
            double edge = Double.NaN;
            for (Curve curve : curves) {
                value = larger(value, greatest(curve.values));
                edge = larger(edge, greatest(curve.upper));
            }
            return larger(value, Math.min(edge, value * BAND_ROOM));
        }

        private static double greatest(double[] numbers) {
            double greatest = Double.NaN;
            for (double number : numbers) {
                greatest = larger(greatest, number);
            }
            return greatest;
        }

        private static double larger(double one, double other) {
            return one >= other || Double.isNaN(other) ? one : other;
        }
    }

    /**
     * How a line is drawn.
     *
     * @param width of the line; 0 draws the band alone
     */
    record Ink(Color colour, float width, boolean dashed) {}
}
