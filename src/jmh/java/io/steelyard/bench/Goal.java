package io.steelyard.bench;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A bound on a number, or on the ratio of two.
 *
 * @param text what is to hold
 * @param benchmark of the number
 * @param row of the number
 * @param pods the sizes for which it is to hold
 * @param below what the number is divided by, or an empty text
 * @param belowBenchmark the benchmark of the divisor
 * @param most the largest value
 */
record Goal(
        String text,
        String benchmark,
        String row,
        List<Integer> pods,
        String below,
        String belowBenchmark,
        double most) {
    private static final List<Integer> ALL = List.of(10, 100, 1_000, 10_000);

    /** A number at most so large. */
    static Goal most(String text, String benchmark, String row, List<Integer> pods, double most) {
        return new Goal(text, benchmark, row, pods, "", "", most);
    }

    /** The goals. */
    static List<Goal> all() {
        String pick = Figures.PICK;
        return List.of(
                most("round-robin at most 1.5 ns", pick, "round-robin", ALL, 1.5),
                most("random at most 1.5 ns", pick, "random", ALL, 1.5),
                most("two choices at most 10 ns", pick, "least-request", ALL, 10),
                most(
                        "least-conn with its release and the proxy at most 15 ns",
                        Figures.CONNECT_AND_RELEASE,
                        "least-conn",
                        ALL,
                        15),
                most("ring at most 10 ns, hash given", pick, Peers.RING_LOOKUP, List.of(10, 100, 1_000), 10),
                most("ring at most 20 ns, hash given", pick, Peers.RING_LOOKUP, List.of(10_000), 20),
                most("Maglev at most 3 ns, hash given", pick, Peers.MAGLEV_LOOKUP, ALL, 3),
                new Goal("jump at most Guava's time", pick, Peers.JUMP_BUCKET, ALL, Peers.GUAVA, pick, 1),
                new Goal(
                        "ring at most a tenth of grpc-java's, hash given to both",
                        pick,
                        Peers.RING_LOOKUP,
                        ALL,
                        Peers.GRPC_RING,
                        pick,
                        0.1),
                new Goal(
                        "ring with the hash of the key at most a tenth of grpc-java's without",
                        pick,
                        "ring-hash, 100 points",
                        ALL,
                        Peers.GRPC_RING,
                        pick,
                        0.1),
                tables("ring-hash, 100 points"),
                tables("maglev"),
                changes("ring-hash"),
                changes("maglev"));
    }

    /** A ring of 100 points has some 2,000 bytes a pod, Maglev's table 262 with 1,000 pods. */
    private static Goal tables(String row) {
        return most(
                row + ": a further proxy takes at most 64 bytes a pod, hence no table",
                Figures.HEAP_OF_FURTHER,
                row,
                List.of(SharedTablesBenchmark.PODS),
                64 * SharedTablesBenchmark.PODS);
    }

    private static Goal changes(String row) {
        return new Goal(
                row + ": a change for 100 proxies at most ten times as long as for one",
                Figures.CHANGE_OF_ALL,
                row,
                List.of(SharedTablesBenchmark.PODS),
                row,
                Figures.CHANGE_OF_ONE,
                10);
    }

    /** The number or ratio for so many pods, or nothing if it was not measured. */
    OptionalDouble value(Figures figures, int size) {
        OptionalDouble number = figures.median(benchmark, row, size);
        OptionalDouble divisor = below.isEmpty() ? OptionalDouble.of(1) : figures.median(belowBenchmark, below, size);
        return number.isPresent() && divisor.isPresent()
                ? OptionalDouble.of(number.getAsDouble() / divisor.getAsDouble())
                : OptionalDouble.empty();
    }
}
