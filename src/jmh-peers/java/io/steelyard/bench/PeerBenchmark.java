package io.steelyard.bench;

import com.google.common.hash.Hashing;
import io.grpc.CallOptions;
import io.grpc.LoadBalancer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.internal.PickSubchannelArgsImpl;
import io.steelyard.hash.DecimalKeys;
import java.io.InputStream;
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
import org.openjdk.jmh.infra.Blackhole;

/** What a choice costs in other libraries, by the same keys, whose hashes they are given. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SelectorBenchmark.PICKS)
@Warmup(iterations = 300)
@Measurement(iterations = 300)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xbatch", "-Xms1g", "-Xmx1g"})
public class PeerBenchmark {
    private static final int KEYS = SelectorBenchmark.KEYS;

    /** Pods to choose from. */
    @Param({"10", "100", "1000", "10000"})
    public int pods;

    /** The policy of grpc-java. */
    @State(Scope.Thread)
    public static class Grpc {
        /** Its name there. */
        @Param({"least_request", "ring_hash"})
        public String policy;

        private final LoadBalancer.PickSubchannelArgs[] calls = new LoadBalancer.PickSubchannelArgs[KEYS];
        private LoadBalancer.SubchannelPicker picker;

        /** Connects to all pods, and makes a call for each key. */
        @Setup
        public void setUp(PeerBenchmark benchmark) {
            picker = policy.equals("ring_hash")
                    ? GrpcBalancer.ringHash(benchmark.pods, Rows.POINTS_PER_POD).picker()
                    : GrpcBalancer.leastRequest(benchmark.pods).picker();
            DecimalKeys keys = new DecimalKeys("user-");
            for (int key = 0; key < KEYS; key++) {
                calls[key] = call(GrpcBalancer.hashed(keys.xxh64(key)));
                if (picker.pickSubchannel(calls[key]).getSubchannel() == null) {
                    throw new IllegalStateException("no pod for key " + key);
                }
            }
        }

        private static LoadBalancer.PickSubchannelArgs call(CallOptions options) {
            return new PickSubchannelArgsImpl(
                    METHOD, new Metadata(), options, new LoadBalancer.PickDetailsConsumer() {});
        }
    }

    private static final MethodDescriptor<byte[], byte[]> METHOD = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("bench/Pick")
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    private final long[] hashes = new long[KEYS];
    private int client;

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw new UnsupportedOperationException();
        }
    }

    /** Hashes the keys. */
    @Setup
    public void setUp() {
        DecimalKeys keys = new DecimalKeys("user-");
        for (int key = 0; key < KEYS; key++) {
            hashes[key] = keys.xxh64(key);
        }
    }

    /** A choice of grpc-java. */
    @Benchmark
    public void grpc(Grpc grpc, Blackhole sink) {
        for (int i = 0; i < SelectorBenchmark.PICKS; i++) {
            client++;
            sink.consume(grpc.picker.pickSubchannel(grpc.calls[client % KEYS]));
        }
    }

    /** The bucket of Guava. */
    @Benchmark
    public int guava() {
        int sum = 0;
        for (int i = 0; i < SelectorBenchmark.PICKS; i++) {
            client++;
            sum += Hashing.consistentHash(hashes[client % KEYS], pods);
        }
        return sum;
    }
}
