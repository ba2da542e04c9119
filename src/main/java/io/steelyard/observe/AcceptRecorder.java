package io.steelyard.observe;

import io.steelyard.fleet.PodTable;
import java.util.Optional;

/** Measures how the service keeps up with attempts: the queues of handshakes, and how much it can accept. */
final class AcceptRecorder {
    private final PodTable pods;
    private final RecorderSettings.Queues lengths;
    private final Optional<RecorderSettings.Accepting> accepting;
    private final QueueRecorder queues = new QueueRecorder();

    AcceptRecorder(RecorderSettings settings) {
        pods = settings.pods();
        lengths = settings.queues();
        accepting = settings.accepting();
    }

    /** A handshake has entered the queue of a pod, or of what all pods depend on. */
    void enter(int pod, int length) {
        queues.enter(pod, length);
    }

    void serveInVain() {
        queues.serveInVain();
    }

    /** Takes a sample and sets what it shows. */
    void sample(SeriesRecorder series, int servingPods) {
        if (queues.seen()) {
            sampleQueues(series);
        }
        double perSecond = accepting.map(some -> some.perSecond(servingPods)).orElse(Double.POSITIVE_INFINITY);
        if (perSecond < Double.POSITIVE_INFINITY) {
            series.set(SeriesColumn.ACCEPT_CAPACITY, perSecond);
        }
    }

    private void sampleQueues(SeriesRecorder series) {
        long waiting = 0;
        int longest = 0;
        for (int i = 0; i < pods.liveCount(); i++) {
            int length = lengths.waiting(pods.live(i));
            waiting += length;
            longest = Math.max(longest, length);
        }
        queues.sample(series, waiting, longest, lengths.waiting(Observer.DOWNSTREAM));
    }

    /** Gives the metrics of the block that ends now, after those of the clients; the next one begins. */
    void endBlock(MetricValues values, int servingPods) {
        queues.endBlock(values);
        fillMargin(values, servingPods);
    }

    /** Gives the metrics of the run, after those of the clients and after the last block has ended. */
    void fillRun(MetricValues values, int servingPods) {
        queues.fillRun(values);
        fillMargin(values, servingPods);
    }

    private void fillMargin(MetricValues values, int servingPods) {
        double most = values.get(ClientMetrics.WAITING_MAX);
        if (accepting.isPresent() && most > 0) {
            values.set(QueueMetrics.EDGE_MARGIN, accepting.get().clientsAtEdge(servingPods) / most);
        }
    }
}
