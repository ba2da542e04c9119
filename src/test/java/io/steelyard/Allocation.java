package io.steelyard;

import java.lang.management.ManagementFactory;

/** Counts the bytes that code allocates. */
public final class Allocation {
    private static final int MEASUREMENTS = 5;

    private Allocation() {}

    /**
     * Returns the bytes that this thread allocates for a task: the least of several runs after two that load and link. The
     * virtual machine charges a thread some bytes of its own when the compiler replaces code under it, once in a while;
     * what the task itself allocates is allocated in every run.
     */
    public static long of(Runnable task) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        task.run();
        task.run();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < MEASUREMENTS; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            task.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
