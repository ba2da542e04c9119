package io.steelyard.bench;

import io.steelyard.engine.EventQueue;
import io.steelyard.engine.HeapQueue;
import io.steelyard.random.RandomStream;
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

/** The hold model (D. Jones, 1986): take the first event and plan another, an exponential span later. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(QueueBenchmark.HOLDS)
@Warmup(iterations = 30)
@Measurement(iterations = 40)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xbatch", "-Xms768m", "-Xmx768m"})
public class QueueBenchmark {
    static final int HOLDS = 50_000;

    private static final int SPANS = 1 << 16;
    private static final double MEAN_NANOS = 600e9;

    /** Events pending. */
    @Param({"10000", "100000", "1000000"})
    public int pending;

    private final long[] spans = new long[SPANS];
    private final PriorityQueue<Event> objects = new PriorityQueue<>();
    private EventQueue heap;
    private int next;

    private record Event(long time, int entity) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return time != other.time ? Long.compare(time, other.time) : Integer.compare(entity, other.entity);
        }
    }

    /** Fills both queues. */
    @Setup
    public void setUp() {
        RandomStream random = RandomStream.named(1, 0, "spans", 0);
        for (int i = 0; i < SPANS; i++) {
            spans[i] = (long) (MEAN_NANOS * random.nextExponential());
        }
        heap = new HeapQueue(pending);
        for (int i = 0; i < pending; i++) {
            long time = (long) (MEAN_NANOS * random.nextExponential());
            heap.add(time, i);
            objects.add(new Event(time, i));
        }
    }

    private long span() {
        return spans[next++ & (SPANS - 1)];
    }

    /** Our queue. */
    @Benchmark
    public long heapQueue() {
        for (int i = 0; i < HOLDS; i++) {
            long now = heap.minTime();
            heap.add(now + span(), heap.pollCode());
        }
        return heap.minTime();
    }

    /** The JDK's queue, of one object an event. */
    @Benchmark
    public long priorityQueue() {
        for (int i = 0; i < HOLDS; i++) {
            Event first = objects.remove();
            objects.add(new Event(first.time() + span(), first.entity()));
        }
        return objects.element().time();
    }
}
