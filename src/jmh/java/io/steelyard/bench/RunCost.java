package io.steelyard.bench;

import io.steelyard.sim.World;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A program that prints what an event of a whole run costs, beside the same of {@link BareEngine}, and what heap an open
 * connection takes, every recorder on.
 *
 * <p>Costs are processor time of the thread, the collector's excepted, in rounds in which the contenders take turns; of a
 * round each runs about a million events. The heap is what is left after the collector has run.
 */
public final class RunCost {
    private static final int COLLECTIONS = 4;
    private static final long EVENTS = 1_000_000;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<String> BALANCERS = List.of("round-robin", "least-request", "least-conn");

    private RunCost() {}

    /** Prints a block of lines for each number of connections given. */
    public static void main(String[] args) {
        bytes(1_000);
        for (String argument : args) {
            int connections = Integer.parseInt(argument);
            System.out.printf(
                    Locale.ROOT, "%d connections, %.1f bytes of heap for each%n", connections, bytes(connections));
            double[] bare = new double[ROUNDS];
            double[][] costs = new double[BALANCERS.size()][ROUNDS];
            measure(connections, bare, costs);
            double base = median(bare);
            System.out.printf(Locale.ROOT, "  PriorityQueue engine  %6.0f ns an event%n", base);
            for (int i = 0; i < BALANCERS.size(); i++) {
                double cost = median(costs[i]);
                System.out.printf(
                        Locale.ROOT,
                        "  %-20s  %6.0f ns an event, %.2f of the engine's%n",
                        BALANCERS.get(i),
                        cost,
                        cost / base);
            }
        }
    }

    private static void measure(int connections, double[] bare, double[][] costs) {
        BareEngine engine = new BareEngine(connections);
        List<World> worlds = BALANCERS.stream()
                .map(balancer -> Workload.world(balancer, connections))
                .toList();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long until = Workload.nanosFor(EVENTS * (round + WARM_UP + 1), connections);
            int kept = Math.max(0, round);
            long start = THREADS.getCurrentThreadCpuTime();
            engine.run(EVENTS);
            bare[kept] = (THREADS.getCurrentThreadCpuTime() - start) / (double) EVENTS;
            for (int i = 0; i < costs.length; i++) {
                long events = worlds.get(i).executedEvents();
                start = THREADS.getCurrentThreadCpuTime();
                worlds.get(i).runUntil(until);
                long spent = THREADS.getCurrentThreadCpuTime() - start;
                costs[i][kept] = spent / (double) (worlds.get(i).executedEvents() - events);
            }
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double bytes(int connections) {
        long before = used();
        World world = Workload.world("least-conn", connections);
        world.runUntil(Workload.nanosFor(EVENTS, connections));
        double bytes = used() - before;
        return world.executedEvents() > 0 ? bytes / connections : Double.NaN;
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
