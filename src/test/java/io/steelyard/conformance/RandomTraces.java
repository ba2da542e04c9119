package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.random.RandomStream;
import io.steelyard.select.SharedTables;
import io.steelyard.stats.Interval;
import io.steelyard.stats.Intervals;
import io.steelyard.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trace of a policy that nobody can repeat, held against {@value #REPETITIONS} repetitions with other random numbers.
 *
 * <p>Each choice of an nginx with one worker is held against the odds in the state that it met ({@link PredictedOdds}). Two figures
 * of the whole: how the openings are spread over the servers, by a chi-square test against the repetitions' means, and how
 * evenly the open connections lie, by the mean coefficient of variation over the second half. The tests of all such policies
 * of a file together fail a right model once in {@code 1 / ERROR} files: each has its share of that probability (Bonferroni).
 */
final class RandomTraces {
    private static final int REPETITIONS = 200;
    private static final double ERROR = 1e-3;
    private static final int TESTS = 3;

    /** Workers: the kernel wakes up the one that slept last, so that they get connections in runs of unknown length. */
    private static final int[] RUN_LENGTHS = {1, 4, 16, 64, 256};

    private static final int[] ONE_BY_ONE = {1};

    private RandomTraces() {}

    /** What is compared: openings by server, and the mean coefficient of variation. */
    private record Figures(List<Double> openings, double variation) {}

    static void compare(ConformanceCase testCase) {
        Trace trace = Trace.read(testCase.file());
        double share = ERROR / TESTS / randomPolicies(testCase.file().root());
        Figures measured = measured(testCase, trace);
        checkOdds(testCase, trace, share);
        boolean several = TraceCases.policy(testCase.body()).orElseThrow().workers() > 1;
        List<String> differences = new ArrayList<>();
        for (int runLength : several ? RUN_LENGTHS : ONE_BY_ONE) {
            List<Figures> repetitions = IntStream.range(0, REPETITIONS)
                    .parallel()
                    .mapToObj(seed -> repetition(testCase, trace, seed, runLength))
                    .toList();
            try {
                compareOpenings(measured.openings(), repetitions, share);
                compareVariation(measured.variation(), repetitions, share);
                return;
            } catch (AssertionError different) {
                differences.add("runs of " + runLength + ": " + different.getMessage());
            }
        }
        throw new AssertionError(String.join("; ", differences));
    }

    /** Where changes are reloads and one worker chooses, each choice is held against the odds in the very state that it met. */
    private static void checkOdds(ConformanceCase testCase, Trace trace, double error) {
        RealPolicy policy = TraceCases.policy(testCase.body()).orElseThrow();
        if (policy.product() != RealPolicy.Product.NGINX || policy.workers() > 1) {
            return;
        }
        RealServers servers = new RealServers(testCase.field("servers"));
        int initial = Json.integer(testCase.file().root(), "initial_servers");
        List<ServerLine> lines = IntStream.range(0, servers.count())
                .mapToObj(server -> new ServerLine(
                        server,
                        servers.name(server),
                        servers.address(server),
                        (int) servers.weight(server),
                        server < initial))
                .toList();
        String seen = Json.text(testCase.body(), "assign");
        new PredictedOdds(trace, policy.kind(), lines, seen, RandomStream.named(1, 0, "odds", 0)).check(error);
    }

    private static Figures repetition(ConformanceCase testCase, Trace trace, int seed, int runLength) {
        TraceReplay replay = TraceCases.replay(testCase, trace, new SharedTables(), seed, runLength)
                .run();
        return figures(replay.assigned(), replay.counts());
    }

    private static int randomPolicies(JsonNode root) {
        int count = 0;
        for (JsonNode policy : Json.field(root, "results")) {
            count += TraceCases.policy(policy).filter(RealPolicy::random).isPresent() ? 1 : 0;
        }
        return count;
    }

    /** The connections that were measured, done again as they were assigned. */
    private static Figures measured(ConformanceCase testCase, Trace trace) {
        RealServers servers = new RealServers(testCase.field("servers"));
        AssignedTrace assigned = new AssignedTrace(trace, servers, Json.text(testCase.body(), "assign"));
        return figures(assigned.assigned(), assigned.counts());
    }

    private static Figures figures(List<Integer> assigned, List<int[]> counts) {
        double[] openings = new double[counts.get(0).length];
        assigned.forEach(server -> openings[server]++);
        double sum = 0;
        int from = counts.size() / 2;
        for (int[] open : counts.subList(from, counts.size())) {
            double[] values = new double[open.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = open[i];
            }
            Summary summary = Summary.of(values);
            sum += summary.standardDeviation() / summary.mean();
        }
        return new Figures(Arrays.stream(openings).boxed().toList(), sum / (counts.size() - from));
    }

    /**
     * Openings that are drawn one by one have Pearson's law, and those that heed the connections vary less; the means of so
     * many repetitions vary too, by one part in {@value #REPETITIONS}.
     */
    private static void compareOpenings(List<Double> measured, List<Figures> repetitions, double error) {
        double statistic = 0;
        int used = 0;
        for (int server = 0; server < measured.size(); server++) {
            int number = server;
            double mean = repetitions.stream()
                    .mapToDouble(each -> each.openings().get(number))
                    .average()
                    .orElseThrow();
            if (mean > 0) {
                statistic += (measured.get(server) - mean) * (measured.get(server) - mean) / mean;
                used++;
            } else if (measured.get(server) > 0) {
                throw new AssertionError(
                        "server " + server + " got " + measured.get(server) + " openings and here none");
            }
        }
        double bound = ChiSquare.upperQuantile(Math.max(1, used - 1), error) * (1 + 1.0 / REPETITIONS);
        if (statistic > bound) {
            throw new AssertionError("openings by server differ: chi-square " + statistic + " is above " + bound);
        }
    }

    /** One more repetition lies within this of the others' mean. */
    private static void compareVariation(double measured, List<Figures> repetitions, double error) {
        double[] values = repetitions.stream().mapToDouble(Figures::variation).toArray();
        Interval ofMean = Intervals.student(values, 1 - error);
        double half = (ofMean.upper() - ofMean.lower()) / 2 * Math.sqrt(REPETITIONS + 1.0);
        double mean = (ofMean.upper() + ofMean.lower()) / 2;
        if (Math.abs(measured - mean) > half) {
            throw new AssertionError(
                    "the mean coefficient of variation is " + measured + " and here " + mean + " ± " + half);
        }
    }
}
