package io.steelyard.bench;

import io.steelyard.fleet.FleetView;
import io.steelyard.hash.DecimalKeys;
import io.steelyard.select.TestView;
import io.steelyard.select.envoy.HashFunction;
import io.steelyard.select.envoy.HashRing;
import io.steelyard.select.envoy.MaglevTable;
import io.steelyard.select.envoy.NormalizedHosts;
import io.steelyard.select.research.Jump;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** What the parts of a choice by hash cost: the hash of a key's text, and each look-up by a hash that is given. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SelectorBenchmark.PICKS)
@Warmup(iterations = 300)
@Measurement(iterations = 300)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xbatch", "-Xms768m", "-Xmx768m"})
public class PartsBenchmark {
    private static final int KEYS = SelectorBenchmark.KEYS;
    private static final int SLOTS = 65_537;

    /** Pods to choose from. */
    @Param({"10", "100", "1000", "10000"})
    public int pods;

    private final DecimalKeys keys = new DecimalKeys("user-");
    private final long[] hashes = new long[KEYS];
    private HashRing ring;
    private MaglevTable maglev;
    private int client;

    /** Hashes the keys and builds the tables. */
    @Setup
    public void setUp() {
        for (int key = 0; key < KEYS; key++) {
            hashes[key] = keys.xxh64(key);
        }
        FleetView view = TestView.of(pods);
        List<String> addresses =
                IntStream.range(0, pods).mapToObj(view::address).toList();
        double[] weights = new double[pods];
        Arrays.fill(weights, 1.0);
        NormalizedHosts hosts = NormalizedHosts.of(weights);
        long points = (long) Rows.POINTS_PER_POD * pods;
        ring = HashRing.build(hosts, addresses, points, points, HashFunction.XX);
        maglev = MaglevTable.build(hosts, addresses, SLOTS);
    }

    private long next() {
        client++;
        return hashes[client % KEYS];
    }

    /** XXH64 of a key's text, written anew. */
    @Benchmark
    public long keyHash() {
        long sum = 0;
        for (int i = 0; i < SelectorBenchmark.PICKS; i++) {
            client++;
            sum += keys.xxh64(client % KEYS);
        }
        return sum;
    }

    /** The next of 100 points a pod. */
    @Benchmark
    public int ringLookup() {
        int sum = 0;
        for (int i = 0; i < SelectorBenchmark.PICKS; i++) {
            sum += ring.host(next());
        }
        return sum;
    }

    /** The owner of a slot of Maglev's table. */
    @Benchmark
    public int maglevLookup() {
        int sum = 0;
        for (int i = 0; i < SelectorBenchmark.PICKS; i++) {
            sum += maglev.host(next());
        }
        return sum;
    }

    /** The bucket of jump hashing. */
    @Benchmark
    public int jumpBucket() {
        int sum = 0;
        for (int i = 0; i < SelectorBenchmark.PICKS; i++) {
            sum += Jump.bucket(next(), pods);
        }
        return sum;
    }
}
