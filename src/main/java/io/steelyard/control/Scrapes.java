package io.steelyard.control;

import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.scenario.MetricSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The measurements of one metric, on all pods of a workload that answer or of the service as a whole, and which of them an
 * autoscaler sees already.
 *
 * <p>A pod that is gone, has crashed or does not answer is missing from the next measurement on: Prometheus marks such a series stale at once.
 * A rate takes two measurements of a pod; of cpu they must be of one container, because each begins to count at 0
 * (metrics-server), while Prometheus' {@code rate} sees through a counter that begins anew.
 */
final class Scrapes {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NOT_MEASURED = -1;

    private final MetricSource source;
    private final PodUsage usage;
    private final PodTable pods;
    private final LivePods live;
    private final Reception reception;
    private final LongSupplier attempts;
    private final Deque<Counters> history = new ArrayDeque<>();
    private final Deque<Scrape> invisible = new ArrayDeque<>();
    private Optional<Scrape> visible = Optional.empty();
    private long failsUntilNanos = Long.MIN_VALUE;

    /**
     * One pod's value at a scrape.
     *
     * @param windowNanos the span of a rate; 0 for a gauge
     */
    record PodValue(int pod, boolean terminating, long milli, long windowNanos) {}

    /**
     * All values of a scrape.
     *
     * @param serviceMilli the value of the service as a whole, where it is measured and not the pods
     */
    record Scrape(long timeNanos, List<PodValue> values, OptionalLong serviceMilli) {}

    /** What counters showed at a scrape: connections established, by pod number, or the attempts of all. */
    @SuppressWarnings("ArrayRecordComponent") // read by index and never compared
    private record Counters(long timeNanos, long[] totals) {
        boolean has(int pod) {
            return pod < totals.length && totals[pod] != NOT_MEASURED;
        }
    }

    /**
     * @param attempts the attempts to connect so far
     */
    Scrapes(
            MetricSource source,
            PodUsage usage,
            PodTable pods,
            LivePods live,
            Reception reception,
            LongSupplier attempts) {
        this.source = source;
        this.usage = usage;
        this.pods = pods;
        this.live = live;
        this.reception = reception;
        this.attempts = attempts;
    }

    MetricSource source() {
        return source;
    }

    /** Measures. */
    void scrape(long now) {
        long oldest = now - source.window().toNanos();
        while (!history.isEmpty() && history.getFirst().timeNanos() < oldest) {
            history.removeFirst();
        }
        if (source.is().isOfService()) {
            scrapeService(now);
        } else {
            scrapePods(now);
        }
    }

    private void scrapeService(long now) {
        long total = attempts.getAsLong();
        if (!history.isEmpty()) {
            Counters earlier = history.getFirst();
            double perSecond = perSecond(total - earlier.totals()[0], now - earlier.timeNanos());
            long milli = (long) Math.ceil(1000 * perSecond);
            invisible.addLast(new Scrape(now, List.of(), OptionalLong.of(milli)));
        }
        history.addLast(new Counters(now, new long[] {total}));
    }

    private void scrapePods(long now) {
        List<PodValue> values = new ArrayList<>();
        long[] handshakes = new long[pods.count()];
        Arrays.fill(handshakes, NOT_MEASURED);
        for (int i = 0; i < live.size(); i++) {
            int pod = live.pod(i);
            if (measurable(pod)) {
                handshakes[pod] = reception.handshakes(pod);
                measure(pod, now).ifPresent(values::add);
            }
        }
        if (source.is().isRate()) {
            history.addLast(new Counters(now, handshakes));
        }
        invisible.addLast(new Scrape(now, List.copyOf(values), OptionalLong.empty()));
    }

    /** Whether the pod can be asked: by its kubelet for what a container uses, by its application for anything else. */
    private boolean measurable(int pod) {
        return switch (source.is()) {
            case CPU, MEMORY -> live.runs(pod);
            case OPEN_CONNECTIONS, HANDSHAKES -> reception.answers(pod);
            case ATTEMPTS -> false;
        };
    }

    private Optional<PodValue> measure(int pod, long now) {
        boolean terminating = live.deleted(pod);
        if (!source.is().isRate()) {
            return Optional.of(new PodValue(pod, terminating, usage.milli(pods, pod, reception.waiting(pod)), 0));
        }
        for (Counters earlier : history) {
            if (earlier.has(pod) && isOfSameContainer(pod, earlier.timeNanos())) {
                long span = now - earlier.timeNanos();
                double perSecond = perSecond(reception.handshakes(pod) - earlier.totals()[pod], span);
                return Optional.of(new PodValue(pod, terminating, usage.milli(pods, pod, perSecond), span));
            }
        }
        return Optional.empty();
    }

    private static double perSecond(long count, long spanNanos) {
        return count / (spanNanos / NANOS_PER_SECOND);
    }

    private boolean isOfSameContainer(int pod, long earlierNanos) {
        return source.is() != MetricSource.Source.CPU || pods.startedNanos(pod) <= earlierNanos;
    }

    /** The newest scrape that has become visible by now. */
    Optional<Scrape> visible(long now) {
        while (!invisible.isEmpty()
                && invisible.getFirst().timeNanos() + source.lag().toNanos() <= now) {
            visible = Optional.of(invisible.removeFirst());
        }
        return visible;
    }

    /** From now on the autoscaler gets an error instead of the newest scrape, until an instant; scraping goes on. */
    void fail(long untilNanos) {
        failsUntilNanos = Math.max(failsUntilNanos, untilNanos);
    }

    /** Whether the autoscaler gets an error now. */
    boolean fails(long now) {
        return now < failsUntilNanos;
    }
}
