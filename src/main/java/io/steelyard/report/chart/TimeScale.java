package io.steelyard.report.chart;

import java.util.List;

/** A horizontal axis from the start of a run to its end, in the unit that suits its length. */
record TimeScale(double endSeconds) {

    /** A unit of time and the steps between ticks that people expect of it. */
    @SuppressWarnings("ImmutableEnumChecker") // the steps are made by List.of
    enum Unit {
        SECONDS("seconds", 1, 300, 1, 2, 5, 10, 15, 30, 60),
        MINUTES("minutes", 60, 4 * 3600, 1, 2, 5, 10, 15, 20, 30, 60),
        HOURS("hours", 3600, 4 * 86_400, 1, 2, 3, 4, 6, 12, 24),
        DAYS("days", 86_400, Double.POSITIVE_INFINITY, 1, 2, 7, 14);

        private final String text;
        private final double seconds;
        private final double longestSeconds;
        private final List<Integer> steps;

        Unit(String text, double seconds, double longestSeconds, Integer... steps) {
            this.text = text;
            this.seconds = seconds;
            this.longestSeconds = longestSeconds;
            this.steps = List.of(steps);
        }

        double seconds() {
            return seconds;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    Unit unit() {
        for (Unit unit : Unit.values()) {
            if (endSeconds <= unit.longestSeconds) {
                return unit;
            }
        }
        return Unit.DAYS;
    }

    /** The step between ticks, in seconds, that gives no more than so many of them. */
    double stepSeconds(int atMost) {
        Unit unit = unit();
        if (endSeconds >= unit.seconds) {
            for (int step : unit.steps) {
                if (endSeconds / (step * unit.seconds) <= atMost) {
                    return step * unit.seconds;
                }
            }
        }
        return Ticks.step(endSeconds / unit.seconds, atMost) * unit.seconds;
    }
}
