package io.steelyard.select.research;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.Selector;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Connections that come at random and stay for an exponential time: Poisson arrivals, mean lifetime 1 s. */
final class Churn {
    private static final double SECOND = 1e9;

    private record End(long at, int slot) {}

    private Churn() {}

    /**
     * Returns the variance of the connections over the endpoints, sampled before every arrival between the lifetimes 5 and
     * {@code lifetimes} and averaged.
     */
    static double variance(Selector selector, int endpoints, double meanPerEndpoint, int lifetimes) {
        SplitMix64 random = new SplitMix64(8);
        TestProxy proxy = new TestProxy(selector, TestView.of(endpoints));
        PriorityQueue<End> ends = new PriorityQueue<>(Comparator.comparingLong(End::at));
        double sum = 0;
        int samples = 0;
        double now = 0;
        while (now < lifetimes * SECOND) {
            now += random.nextExponential() * SECOND / (endpoints * meanPerEndpoint);
            while (!ends.isEmpty() && ends.peek().at() <= now) {
                proxy.setNow(ends.peek().at());
                proxy.release(ends.poll().slot());
            }
            if (now > 5 * SECOND) {
                sum += variance(proxy.view());
                samples++;
            }
            proxy.setNow((long) now);
            int slot = proxy.connect(random.nextLong() >>> 1);
            ends.add(new End((long) (now + random.nextExponential() * SECOND), slot));
        }
        return sum / samples;
    }

    private static double variance(TestView view) {
        double sum = 0;
        double squares = 0;
        for (int slot = 0; slot < view.size(); slot++) {
            sum += view.active(slot);
            squares += (double) view.active(slot) * view.active(slot);
        }
        double mean = sum / view.size();
        return squares / view.size() - mean * mean;
    }
}
