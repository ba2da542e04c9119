package io.steelyard.readme;

import io.steelyard.kube.hpa.Autoscaler;
import io.steelyard.kube.hpa.Decision;
import io.steelyard.kube.hpa.FleetSample;
import io.steelyard.kube.hpa.MetricReading.PodSample;
import io.steelyard.kube.hpa.MetricReading.Pods;
import java.util.List;

/** Adds a pod whenever the fullest one holds too much, whatever the average is; takes none away. */
public final class HottestPod implements Autoscaler {
    private final long most;

    public HottestPod(long most) {
        this.most = most;
    }

    @Override
    public long periodNanos() {
        return 15_000_000_000L;
    }

    @Override
    public Decision decide(long nowNanos, FleetSample sample) {
        long hottest = sample.readings().get(0) instanceof Pods pods
                ? pods.samples().stream().mapToLong(PodSample::milli).max().orElse(0)
                : 0;
        return Decision.of(sample.specReplicas() + (hottest > 1_000 * most ? 1 : 0), sample, List.of());
    }
}
