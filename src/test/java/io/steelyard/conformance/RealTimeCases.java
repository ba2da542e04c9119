package io.steelyard.conformance;

import io.steelyard.select.SharedTables;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Runs in real time, where connections come and go side by side: given only arrivals and events, the connections by second and
 * server are those that were counted.
 *
 * <p>Where nothing happens but a scale-out, one run tells them to 3 % of the mean on average and 10 % at most. After a reload or
 * a crash chance decides who ends where: there the measured counts must lie in a band that holds 99 of 100 repetitions as a
 * whole, at every second and server at once. The first {@value #FIRST_SECOND} seconds are those of the filling.
 */
final class RealTimeCases {
    private static final int FIRST_SECOND = 6;
    private static final int REPETITIONS = 200;
    private static final double LEVEL = 0.99;
    private static final double MEAN_ERROR = 0.03;
    private static final double LARGEST_ERROR = 0.10;
    private static final long JITTER_NANOS = 10_000_000;

    /** Counts are whole: rounding alone has this standard deviation. */
    private static final double ROUNDING = 1 / Math.sqrt(12);

    /** An order of magnitude, where one more or less than none is none. */
    private static final double MAGNITUDE = 10;

    private static final String BLACK_HOLE =
            "in the second after a crash HAProxy's leastconn sends to the dead server until as many"
                    + " attempts wait there as connections broke; when they stopped counting there depends on when each client"
                    + " closed its own side, which was not recorded";

    /** Why a run is not reached, by its name. */
    private static final Map<String, String> NOT_REACHED = Map.of(
            "RC-kill-ng-ketama",
                    "the measuring process stalled for 4.4 s while it filled the servers, and openings came late",
            "RD-rolling-leastconn", BLACK_HOLE,
            "RE-twolb-leastconn", BLACK_HOLE);

    private RealTimeCases() {}

    /** Why a shipped run is not reached; nothing where it is. */
    static Optional<String> whyNotReached(String name) {
        return Optional.ofNullable(NOT_REACHED.get(name));
    }

    /** An adapter, but for the shipped runs that are known not to be reached: those count as found and not passed. */
    static Optional<CaseAdapter> adapter(ConformanceCase testCase) {
        boolean shipped = testCase.file().folder().equals(ConformanceSuite.shippedFolder());
        if (shipped && NOT_REACHED.containsKey(testCase.id())) {
            return Optional.empty();
        }
        return RealTimeCase.read(testCase).map(run -> any -> {
            if (run.isScaleOut()) {
                compareOne(run);
            } else {
                compareMany(run);
            }
        });
    }

    private static void compareOne(RealTimeCase run) {
        List<int[]> predicted =
                new RealTimeReplay(run, new SharedTables(), 1, 0).play().series();
        double sum = 0;
        double largest = 0;
        for (int second = FIRST_SECOND; second < predicted.size(); second++) {
            int[] counts = run.series().get(second);
            double mean =
                    Arrays.stream(counts).filter(count -> count > 0).average().orElse(1);
            double error = 0;
            for (int server = 0; server < counts.length; server++) {
                error = Math.max(error, Math.abs(counts[server] - predicted.get(second)[server]) / mean);
            }
            sum += error;
            largest = Math.max(largest, error);
        }
        double mean = sum / (predicted.size() - FIRST_SECOND);
        if (mean > MEAN_ERROR || largest > LARGEST_ERROR) {
            throw new AssertionError(String.format(
                    Locale.ROOT, "connections differ by %.3f of the mean on average and %.3f at most", mean, largest));
        }
    }

    private static void compareMany(RealTimeCase run) {
        List<RealTimeReplay> repetitions = IntStream.range(0, REPETITIONS)
                .parallel()
                .mapToObj(seed -> new RealTimeReplay(run, new SharedTables(), seed, JITTER_NANOS).play())
                .toList();
        Band band = Band.of(repetitions.stream().map(RealTimeReplay::series).toList());
        band.check(run.series());
        checkMagnitude(
                "failed attempts",
                run.failures(),
                repetitions.stream()
                        .mapToInt(RealTimeReplay::failures)
                        .average()
                        .orElseThrow());
        checkMagnitude(
                "broken connections",
                run.lost(),
                repetitions.stream().mapToInt(RealTimeReplay::lost).average().orElseThrow());
    }

    private static void checkMagnitude(String what, int measured, double simulated) {
        double ratio = (measured + 1) / (simulated + 1);
        if (ratio > MAGNITUDE || ratio < 1 / MAGNITUDE) {
            throw new AssertionError(what + ": " + measured + " and here " + simulated);
        }
    }

    /**
     * A band about the means of repetitions, as wide everywhere in standard deviations.
     *
     * @param width so many that the given share of the repetitions stays within it throughout
     */
    private record Band(List<double[]> means, List<double[]> deviations, double width) {

        static Band of(List<List<int[]>> runs) {
            int seconds = runs.get(0).size();
            int servers = runs.get(0).get(0).length;
            double[][] means = new double[seconds][servers];
            double[][] deviations = new double[seconds][servers];
            for (int second = 0; second < seconds; second++) {
                for (int server = 0; server < servers; server++) {
                    double sum = 0;
                    double squares = 0;
                    for (List<int[]> run : runs) {
                        sum += run.get(second)[server];
                        squares += (double) run.get(second)[server] * run.get(second)[server];
                    }
                    means[second][server] = sum / runs.size();
                    double variance = squares / runs.size() - means[second][server] * means[second][server];
                    deviations[second][server] = Math.max(ROUNDING, Math.sqrt(Math.max(0, variance)));
                }
            }
            Band open = new Band(List.of(means), List.of(deviations), 0);
            double[] farthest = runs.stream()
                    .mapToDouble(run -> open.farthest(run)[0])
                    .sorted()
                    .toArray();
            return new Band(
                    List.of(means), List.of(deviations), farthest[(int) Math.ceil(LEVEL * (runs.size() + 1)) - 1]);
        }

        /** The largest distance from the means in standard deviations, its second and its server. */
        private double[] farthest(List<int[]> run) {
            double[] found = new double[3];
            for (int second = FIRST_SECOND; second < means.size(); second++) {
                for (int server = 0; server < means.get(second).length; server++) {
                    double distance = Math.abs(run.get(second)[server] - means.get(second)[server])
                            / deviations.get(second)[server];
                    if (distance > found[0]) {
                        found = new double[] {distance, second, server};
                    }
                }
            }
            return found;
        }

        void check(List<int[]> measured) {
            double[] farthest = farthest(measured);
            if (farthest[0] > width) {
                int second = (int) farthest[1];
                int server = (int) farthest[2];
                throw new AssertionError(String.format(
                        Locale.ROOT,
                        "at second %d server %d had %d connections and here %.1f: %.2f standard deviations off, and the band"
                                + " is %.2f wide",
                        second,
                        server + 1,
                        measured.get(second)[server],
                        means.get(second)[server],
                        farthest[0],
                        width));
            }
        }
    }
}
