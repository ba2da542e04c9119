package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.steelyard.scenario.Scenario;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.sim.Scalers;
import io.steelyard.sim.Selectors;
import io.steelyard.sim.World;
import io.steelyard.theory.NoiseFloor;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a whole run allocates, with every recorder on, must not grow with the number of its events.
 *
 * <p>Two populations live through the same steady time, rollout, storm and mass departure. The control plane, the samples
 * and the blocks of metrics may allocate; they are the same in both, so that what differs is the clients'.
 */
class AllocationTest {
    private static final int FEW = 5_000;
    private static final int MANY = 25_000;

    /** Of the rounds the cheapest counts: events happen in each of them, the growth of a column in one or two. */
    private static final int ROUNDS = 8;

    private static final int ROUND_MINUTES = 10;
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    /**
     * The smallest object has 16 bytes, and every kind of event that a span is about (arrival, departure, loss, attempt)
     * happens at least 4,096 times more often with many clients: one object for each would be 64 KiB. Without any, what
     * differs is the range of values of nine histograms, at 2 KiB for a factor of two: values that grow, or that fall, with
     * the clients do so by a factor of five at most, which makes 9 x 2 KiB x log2(5), 42 KiB. In between lies 48 KiB.
     */
    private static final long MOST_BYTES = 48 * 1024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final String SCENARIO = """
            name: allocation
            duration: 80m
            clients:
              open: CLIENTS
              arrivals: [{poisson: {rate: RATE/s}}]
              lifetime: {exponential: {mean: 250s}}
              settle: 0.1
              affinity: {zipf: {keys: 100k, exponent: 0.5}}
              reconnect: {exponential: {base: 1s, cap: 8s}}
            deployment: {replicas: 10}
            workload: {startup: {deterministic: 10s}, drain: {over: 10s}}
            autoscaler:
              minReplicas: 10
              maxReplicas: 10
              metrics:
                - type: Pods
                  pods: {metric: {name: connections}, target: {type: AverageValue, averageValue: 1k}}
            metrics: {connections: {is: openConnections}}
            balancers: [BALANCER]
            events:
            """;

    /** A span of each round. */
    private enum Span {
        STEADY(0, 4),
        ROLLOUT(4, 6),
        STORM(6, 8),
        DEPARTURE(8, 10);

        private final int fromMinute;
        private final int toMinute;

        Span(int fromMinute, int toMinute) {
            this.fromMinute = fromMinute;
            this.toMinute = toMinute;
        }
    }

    private record Cost(long bytes, long events) {
        Cost cheaper(Cost other) {
            return bytes <= other.bytes ? this : other;
        }
    }

    static Stream<String> balancers() {
        return SelectorRegistry.all().stream().map(SelectorProvider::name);
    }

    @ParameterizedTest
    @MethodSource("balancers")
    void allocatesNothingPerEventInAnyRegime(String balancer) {
        Map<Span, Cost> few = costs(balancer, FEW);
        Map<Span, Cost> many = costs(balancer, MANY);
        for (Span span : Span.values()) {
            Cost less = few.get(span);
            Cost more = many.get(span);
            assertTrue(
                    more.bytes() - less.bytes() < MOST_BYTES,
                    () -> balancer + ", " + span + ": " + less + " became " + more);
        }
    }

    private static Map<Span, Cost> costs(String balancer, int clients) {
        Scenario scenario = Steelyard.parse(scenario(balancer, clients));
        NoiseFloor noiseFloor = new NoiseFloor();
        World world = new World(
                scenario,
                scenario.variants().get(0),
                0,
                Selectors.REGISTERED,
                Scalers.REGISTERED,
                noiseFloor::expectedMaxOverMean);
        world.start();
        Map<Span, Cost> costs = new EnumMap<>(Span.class);
        for (int round = 0; round < ROUNDS; round++) {
            for (Span span : Span.values()) {
                world.runUntil(nanos(round, span.fromMinute));
                long bytes = THREADS.getCurrentThreadAllocatedBytes();
                long events = world.executedEvents();
                world.runUntil(nanos(round, span.toMinute));
                bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
                costs.merge(span, new Cost(bytes, world.executedEvents() - events), Cost::cheaper);
            }
        }
        return costs;
    }

    private static long nanos(int round, int minute) {
        return (round * ROUND_MINUTES + minute) * NANOS_PER_MINUTE;
    }

    private static String scenario(String balancer, int clients) {
        StringBuilder yaml = new StringBuilder(SCENARIO);
        for (int round = 0; round < ROUNDS; round++) {
            int minute = round * ROUND_MINUTES;
            yaml.append("  - rollout: {at: ")
                    .append(minute + Span.ROLLOUT.fromMinute)
                    .append("m}\n");
            yaml.append("  - crash: {at: ")
                    .append(minute + Span.STORM.fromMinute)
                    .append("m, pods: 10}\n");
            yaml.append("  - leave: {at: ")
                    .append(minute + Span.DEPARTURE.fromMinute)
                    .append("m, clients: ")
                    .append(clients / 2)
                    .append("}\n");
        }
        return yaml.toString()
                .replace("CLIENTS", Integer.toString(clients))
                .replace("RATE", Integer.toString(clients / 250))
                .replace("BALANCER", balancer);
    }
}
