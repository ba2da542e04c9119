package io.steelyard.bench;

import io.steelyard.fleet.FleetView;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.TestView;
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

/** What a balancer's choice costs; short shots, so that the median passes over those that were interrupted. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SelectorBenchmark.PICKS)
@Warmup(iterations = 300)
@Measurement(iterations = 300)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xbatch", "-Xms512m", "-Xmx512m"})
public class SelectorBenchmark {
    static final int PICKS = 2_048;
    static final int KEYS = 16_384;

    /** The row's label; every one unless said otherwise. */
    @Param("round-robin")
    public String row;

    /** Pods to choose from. */
    @Param({"10", "100", "1000", "10000"})
    public int pods;

    private final Pick pick = new Pick();
    private Selector selector;
    private FleetView view;
    private int client;

    /** Builds the view. */
    @Setup
    public void setUp() {
        view = TestView.of(pods);
        selector = Fleet.selector(row, pods);
        selector.onMembership(0, view);
    }

    private Pick next() {
        client++;
        return pick.set(0, client, client % KEYS, client % KEYS, 0);
    }

    /** A choice alone. */
    @Benchmark
    public int pick() {
        int sum = 0;
        for (int i = 0; i < PICKS; i++) {
            sum += selector.select(next(), view);
        }
        return sum;
    }
}
