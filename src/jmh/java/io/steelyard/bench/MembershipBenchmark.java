package io.steelyard.bench;

import io.steelyard.proxy.Proxy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs that one pod leaves and comes back, in two changes of the view. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 250)
@Measurement(iterations = 100)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xbatch", "-Xms768m", "-Xmx768m"})
public class MembershipBenchmark {
    /** The row's label; every one unless said otherwise. */
    @Param("round-robin")
    public String row;

    /** Pods to choose from. */
    @Param({"10", "100", "1000", "10000"})
    public int pods;

    private Proxy proxy;
    private int leaving;

    /** Builds the fleet. */
    @Setup
    public void setUp() {
        proxy = Fleet.proxy(Fleet.selector(row, pods), Fleet.pods(pods));
    }

    /** The two changes. */
    @Benchmark
    public void removeAndAdd() {
        leaving = (leaving + 7) % pods;
        proxy.removeEndpoint(leaving);
        proxy.tellChanges(0);
        proxy.addEndpoint(leaving);
        proxy.tellChanges(0);
    }
}
