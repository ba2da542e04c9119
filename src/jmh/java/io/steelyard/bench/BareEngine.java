package io.steelyard.bench;

import io.steelyard.random.RandomStream;
import java.util.PriorityQueue;

/**
 * What a simulator costs that measures nothing: connections arrive, take the less loaded of two pods and end, with one
 * object for each of them in a {@link PriorityQueue}.
 */
final class BareEngine {
    private static final double MEAN_NANOS = Workload.MEAN_LIFETIME_SECONDS * 1e9;

    private final int connections;
    private final PriorityQueue<Departure> departures;
    private final RandomStream random = RandomStream.named(1, 0, "baseline", 0);
    private final int[] active = new int[Workload.PODS];
    private double nextArrival;

    private record Departure(double time, int pod) implements Comparable<Departure> {
        @Override
        public int compareTo(Departure other) {
            return Double.compare(time, other.time);
        }
    }

    BareEngine(int connections) {
        this.connections = connections;
        departures = new PriorityQueue<>(connections);
        for (int i = 0; i < connections; i++) {
            place(0);
        }
    }

    void run(long events) {
        for (long i = 0; i < events; i++) {
            Departure first = departures.peek();
            if (first == null || nextArrival <= first.time()) {
                place(nextArrival);
                nextArrival += MEAN_NANOS / connections * random.nextExponential();
            } else {
                active[departures.remove().pod()]--;
            }
        }
    }

    private void place(double now) {
        int one = random.nextInt(Workload.PODS);
        int other = random.nextInt(Workload.PODS);
        int pod = active[one] <= active[other] ? one : other;
        active[pod]++;
        departures.add(new Departure(now + MEAN_NANOS * random.nextExponential(), pod));
    }
}
