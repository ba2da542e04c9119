package io.steelyard.bench;

import io.steelyard.proxy.Proxy;
import io.steelyard.random.RandomStream;
import io.steelyard.select.Pick;
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

/** What a connection costs the proxy, its balancer included; short shots, so that the median passes over those that were interrupted. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SelectorBenchmark.PICKS)
@Warmup(iterations = 300)
@Measurement(iterations = 300)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xbatch", "-Xms512m", "-Xmx512m"})
public class ConnectionBenchmark {
    private static final int CONNECTIONS_PER_POD = 20;

    /** The row's label; every one unless said otherwise. */
    @Param("round-robin")
    public String row;

    /** Pods to choose from. */
    @Param({"10", "100", "1000", "10000"})
    public int pods;

    private final Pick pick = new Pick();
    private final RandomStream random = RandomStream.named(1, 0, "release", 0);
    private Proxy proxy;
    private int[] open;
    private int[] holder;
    private int client;

    /** Opens as many connections to each pod, past the balancer, which may take long to choose. */
    @Setup
    public void setUp() {
        proxy = Fleet.proxy(Fleet.selector(row, pods), Fleet.pods(pods));
        open = new int[CONNECTIONS_PER_POD * pods];
        holder = new int[open.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = i % pods;
            proxy.connectTo(next(), open[i]);
            holder[i] = client;
        }
    }

    private Pick next() {
        client++;
        return pick.set(0, client, client % SelectorBenchmark.KEYS, client % SelectorBenchmark.KEYS, 0);
    }

    /** One of the open connections ends and another is opened, through the proxy with its counters. */
    @Benchmark
    public int connectAndRelease() {
        int sum = 0;
        for (int i = 0; i < SelectorBenchmark.PICKS; i++) {
            int which = random.nextInt(open.length);
            proxy.release(0, open[which], holder[which]);
            open[which] = proxy.connect(next());
            holder[which] = client;
            sum += open[which];
        }
        return sum;
    }
}
