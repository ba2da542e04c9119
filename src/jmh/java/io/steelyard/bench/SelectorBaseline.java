package io.steelyard.bench;

import io.steelyard.hash.Mix64;
import io.steelyard.random.RandomStream;
import java.util.Map;
import java.util.TreeMap;
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

/** The plain way to do what balancers do, on arrays of its own: what the figures of the others are held against. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SelectorBenchmark.PICKS)
@Warmup(iterations = 300)
@Measurement(iterations = 300)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xbatch", "-Xms768m", "-Xmx768m"})
public class SelectorBaseline {
    private static final int KEYS = SelectorBenchmark.KEYS;
    private static final int CONNECTIONS_PER_POD = 20;
    private static final int POINTS_PER_POD = Rows.POINTS_PER_POD;

    /** Pods to choose from. */
    @Param({"10", "100", "1000", "10000"})
    public int pods;

    private final RandomStream random = RandomStream.named(1, 0, "baseline", 0);
    private final TreeMap<Long, Integer> ring = new TreeMap<>();
    private int[] active;
    private int[] open;
    private long client;

    /** Opens connections and builds the ring. */
    @Setup
    public void setUp() {
        active = new int[pods];
        open = new int[CONNECTIONS_PER_POD * pods];
        for (int i = 0; i < open.length; i++) {
            open[i] = i % pods;
            active[i % pods]++;
        }
        for (long point = 0; point < (long) POINTS_PER_POD * pods; point++) {
            ring.put(Mix64.stafford13(point), (int) (point % pods));
        }
    }

    /** One pod of an array at random. */
    @Benchmark
    public int indexedRandom() {
        int sum = 0;
        for (int i = 0; i < SelectorBenchmark.PICKS; i++) {
            sum += random.nextInt(pods);
        }
        return sum;
    }

    /** The least loaded pod by looking at all; one connection ends, another begins. */
    @Benchmark
    public int linearLeast() {
        int sum = 0;
        for (int i = 0; i < SelectorBenchmark.PICKS; i++) {
            int which = random.nextInt(open.length);
            active[open[which]]--;
            int least = 0;
            for (int pod = 1; pod < pods; pod++) {
                if (active[pod] < active[least]) {
                    least = pod;
                }
            }
            active[least]++;
            open[which] = least;
            sum += least;
        }
        return sum;
    }

    /** The next of 100 points a pod on a ring that is a tree. */
    @Benchmark
    public int treeRing() {
        int sum = 0;
        for (int i = 0; i < SelectorBenchmark.PICKS; i++) {
            client++;
            Map.Entry<Long, Integer> entry = ring.ceilingEntry(Mix64.stafford13(client % KEYS));
            sum += (entry == null ? ring.firstEntry() : entry).getValue();
        }
        return sum;
    }
}
