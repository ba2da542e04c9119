package io.steelyard.bench;

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

/** What it costs grpc-java that one pod leaves and comes back, in two resolutions of the name. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 11)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xbatch", "-Xms1g", "-Xmx1g"})
public class PeerMembershipBenchmark {
    /** The name of the policy there. */
    @Param({"least_request", "ring_hash"})
    public String policy;

    /** Pods to choose from. */
    @Param({"10", "100", "1000", "10000"})
    public int pods;

    private GrpcBalancer balancer;
    private int leaving;

    /** Connects to all pods. */
    @Setup
    public void setUp() {
        balancer = policy.equals("ring_hash")
                ? GrpcBalancer.ringHash(pods, Rows.POINTS_PER_POD)
                : GrpcBalancer.leastRequest(pods);
    }

    /** The two changes. */
    @Benchmark
    public Object removeAndAdd() {
        leaving = (leaving + 7) % pods;
        return balancer.removeAndAdd(leaving);
    }
}
