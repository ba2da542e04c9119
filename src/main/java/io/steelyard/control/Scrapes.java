package io.steelyard.control;

import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.scenario.MetricSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The measurements of one metric on all pods of a workload, and which of them an autoscaler sees already. */
final class Scrapes {
    private static final double NANOS_PER_SECOND = 1e9;

    private final MetricSource source;
    private final PodUsage usage;
    private final PodTable pods;
    private final LivePods live;
    private final Reception reception;
    private final long lagNanos;
    private final long windowNanos;
    private final Deque<Handshakes> history = new ArrayDeque<>();
    private final Deque<Scrape> invisible = new ArrayDeque<>();
    private Optional<Scrape> visible = Optional.empty();

    /** One pod's value at a scrape. */
    record PodValue(int pod, boolean terminating, long milli) {}

    /** All values of a scrape. */
    record Scrape(long timeNanos, List<PodValue> values) {}

    /** The connections established so far, by pod number. */
    @SuppressWarnings("ArrayRecordComponent") // read by index and never compared
    private record Handshakes(long timeNanos, long[] established) {}

    Scrapes(MetricSource source, PodUsage usage, PodTable pods, LivePods live, Reception reception) {
        this.source = source;
        this.usage = usage;
        this.pods = pods;
        this.live = live;
        this.reception = reception;
        lagNanos = source.lag().toNanos();
        windowNanos = source.window().toNanos();
    }

    MetricSource source() {
        return source;
    }

    /** Whether the pod can be asked: by its kubelet for what a container uses, by its application for anything else. */
    private boolean measurable(int pod) {
        return switch (source.is()) {
            case CPU, MEMORY -> live.runs(pod);
            case OPEN_CONNECTIONS, HANDSHAKES -> reception.answers(pod);
        };
    }

    /** Measures all pods that run. */
    void scrape(long now) {
        while (!history.isEmpty() && history.getFirst().timeNanos() < now - windowNanos) {
            history.removeFirst();
        }
        List<PodValue> values = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            int pod = live.pod(i);
            if (measurable(pod)) {
                measure(pod, live.deleted(pod), now, values);
            }
        }
        if (usage.isRate()) {
            long[] established = new long[pods.count()];
            for (int pod = 0; pod < established.length; pod++) {
                established[pod] = pods.establishedConnections(pod);
            }
            history.addLast(new Handshakes(now, established));
        }
        invisible.addLast(new Scrape(now, List.copyOf(values)));
    }

    private void measure(int pod, boolean terminating, long now, List<PodValue> values) {
        if (!usage.isRate()) {
            values.add(new PodValue(pod, terminating, usage.milli(pods, pod, 0)));
            return;
        }
        for (Handshakes earlier : history) {
            if (pod < earlier.established().length) {
                double seconds = (now - earlier.timeNanos()) / NANOS_PER_SECOND;
                double rate = (pods.establishedConnections(pod) - earlier.established()[pod]) / seconds;
                values.add(new PodValue(pod, terminating, usage.milli(pods, pod, rate)));
                return;
            }
        }
    }

    /** The newest scrape that has become visible by now. */
    Optional<Scrape> visible(long now) {
        while (!invisible.isEmpty() && invisible.getFirst().timeNanos() + lagNanos <= now) {
            visible = Optional.of(invisible.removeFirst());
        }
        return visible;
    }
}
