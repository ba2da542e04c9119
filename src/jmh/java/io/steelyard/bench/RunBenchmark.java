package io.steelyard.bench;

import io.steelyard.random.RandomStream;
import io.steelyard.sim.World;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an event of a whole run costs, and one of an engine that does nothing but place connections by power of two choices
 * and end them, with one object an event in a {@link PriorityQueue}.
 *
 * <p>A shot is the simulated span in which half a million events happen on average; their number scatters by 0.2 %.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RunBenchmark.EVENTS)
@Warmup(iterations = 6)
@Measurement(iterations = 12)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xms768m", "-Xmx768m"})
public class RunBenchmark {
    static final int EVENTS = 500_000;

    private static final double NANOS = 1e9;

    /** Connections open. */
    @Param({"10000", "100000", "1000000"})
    public int connections;

    private World leastConn;
    private World roundRobin;
    private PriorityQueue<Departure> departures;
    private final RandomStream random = RandomStream.named(1, 0, "baseline", 0);
    private final int[] active = new int[Workload.PODS];
    private long untilNanos;
    private double nextArrival;

    private record Departure(double time, int pod) implements Comparable<Departure> {
        @Override
        public int compareTo(Departure other) {
            return Double.compare(time, other.time);
        }
    }

    /** Fills the worlds. */
    @Setup
    public void setUp() {
        leastConn = Workload.world("least-conn", connections);
        roundRobin = Workload.world("round-robin", connections);
        departures = new PriorityQueue<>(connections);
        for (int i = 0; i < connections; i++) {
            place(0);
        }
    }

    private long next() {
        untilNanos += Workload.nanosFor(EVENTS, connections);
        return untilNanos;
    }

    /** The whole simulator with exact least connections. */
    @Benchmark
    public long leastConn() {
        leastConn.runUntil(next());
        return leastConn.executedEvents();
    }

    /** The whole simulator with round-robin. */
    @Benchmark
    public long roundRobin() {
        roundRobin.runUntil(next());
        return roundRobin.executedEvents();
    }

    /** The bare engine. */
    @Benchmark
    public int priorityQueueEngine() {
        double mean = Workload.MEAN_LIFETIME_SECONDS * NANOS;
        for (int i = 0; i < EVENTS; i++) {
            Departure first = departures.peek();
            if (first == null || nextArrival <= first.time()) {
                place(nextArrival);
                nextArrival += mean / connections * random.nextExponential();
            } else {
                active[departures.remove().pod()]--;
            }
        }
        return departures.size();
    }

    private void place(double now) {
        int one = random.nextInt(Workload.PODS);
        int other = random.nextInt(Workload.PODS);
        int pod = active[one] <= active[other] ? one : other;
        active[pod]++;
        departures.add(new Departure(now + Workload.MEAN_LIFETIME_SECONDS * NANOS * random.nextExponential(), pod));
    }
}
