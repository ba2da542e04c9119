package io.steelyard.bench;

import io.steelyard.sim.World;
import java.util.Locale;

/** A program that prints the heap that a run holds per open connection, every recorder on, after the collector has run. */
public final class RunMemory {
    private static final int COLLECTIONS = 4;
    private static final long EVENTS = 1_000_000;

    private RunMemory() {}

    /** Prints a line for each number of connections given. */
    public static void main(String[] args) {
        Workload.world("least-conn", 1_000);
        for (String argument : args) {
            int connections = Integer.parseInt(argument);
            long before = used();
            World world = Workload.world("least-conn", connections);
            world.runUntil(Workload.nanosFor(EVENTS, connections));
            long bytes = used() - before;
            System.out.printf(
                    Locale.ROOT,
                    "%d connections, %d events: %.1f bytes a connection%n",
                    connections,
                    world.executedEvents(),
                    (double) bytes / connections);
        }
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
