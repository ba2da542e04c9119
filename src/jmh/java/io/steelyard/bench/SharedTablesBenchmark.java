package io.steelyard.bench;

import io.steelyard.fleet.PodTable;
import io.steelyard.proxy.Proxy;
import io.steelyard.scenario.Spec;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.select.SharedTables;
import java.util.ArrayList;
import java.util.List;
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

/** What one change of the membership costs when many proxies that share their tables hear of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(2)
@Warmup(iterations = 60)
@Measurement(iterations = 40)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xbatch", "-Xms768m", "-Xmx768m"})
public class SharedTablesBenchmark {
    static final int PODS = 1_000;

    /** The row's label. */
    @Param({"ring-hash", "maglev"})
    public String row;

    /** Proxies that hear of the change. */
    @Param({"1", "100"})
    public int proxies;

    private final List<Proxy> all = new ArrayList<>();
    private int leaving;

    /** Builds the proxies. */
    @Setup
    public void setUp() {
        PodTable pods = Fleet.pods(PODS);
        Spec spec = Fleet.spec(row, PODS);
        SharedTables tables = new SharedTables();
        for (int i = 0; i < proxies; i++) {
            all.add(Fleet.proxy(SelectorRegistry.create(spec, Fleet.context(tables)), pods));
        }
    }

    /** One pod leaves and comes back as the last one: two changes. */
    @Benchmark
    public void removeAndAdd() {
        leaving = (leaving + 7) % PODS;
        for (Proxy proxy : all) {
            proxy.removeEndpoint(leaving);
        }
        tellAll();
        for (Proxy proxy : all) {
            proxy.addEndpoint(leaving);
        }
        tellAll();
    }

    private void tellAll() {
        for (Proxy proxy : all) {
            proxy.tellChanges(0);
        }
    }
}
