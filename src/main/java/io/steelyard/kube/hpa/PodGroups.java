package io.steelyard.kube.hpa;

import io.steelyard.kube.hpa.PodView.ReadyCondition;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The pods of a workload by what their samples are worth ({@code groupPods} of Kubernetes).
 *
 * @param readyPodCount pods whose samples count
 * @param unready pods that are too young for theirs to count
 * @param missing pods without a sample
 * @param ignored pods that are going or failed
 */
public record PodGroups(
        int readyPodCount, SortedSet<String> unready, SortedSet<String> missing, SortedSet<String> ignored) {

    /** A pod's sample: when and over how long it was measured, and its value in milli-units. */
    public record Measured(long timestampNanos, long windowNanos, long milli) {}

    /** The times within which a young pod's cpu is not believed. */
    public record Patience(long cpuInitializationNanos, long initialReadinessDelayNanos) {}

    /**
     * Sorts pods into groups. Only for the resource {@code cpu} does it matter whether a pod is ready: for every other
     * metric, a running pod with a sample counts fully.
     */
    public static PodGroups of(
            List<PodView> pods, Map<String, Measured> samples, String resource, Patience patience, long nowNanos) {
        int ready = 0;
        SortedSet<String> unready = new TreeSet<>();
        SortedSet<String> missing = new TreeSet<>();
        SortedSet<String> ignored = new TreeSet<>();
        for (PodView pod : pods) {
            Measured sample = samples.get(pod.name());
            if (pod.deleted()) {
                ignored.add(pod.name());
                continue;
            }
            switch (pod.phase()) {
                case Failed -> ignored.add(pod.name());
                case Pending -> unready.add(pod.name());
                default -> {
                    if (sample == null) {
                        missing.add(pod.name());
                    } else if (resource.equals("cpu") && tooYoung(pod, sample, patience, nowNanos)) {
                        unready.add(pod.name());
                    } else {
                        ready++;
                    }
                }
            }
        }
        return new PodGroups(ready, unready, missing, ignored);
    }

    private static boolean tooYoung(PodView pod, Measured sample, Patience patience, long nowNanos) {
        if (pod.ready().isEmpty() || pod.startNanos().isEmpty()) {
            return true;
        }
        ReadyCondition ready = pod.ready().get();
        boolean notReady = ready.status() == ReadyCondition.Status.False;
        long start = pod.startNanos().getAsLong();
        if (start + patience.cpuInitializationNanos() > nowNanos) {
            return notReady || sample.timestampNanos() < ready.sinceNanos() + sample.windowNanos();
        }
        return notReady && start + patience.initialReadinessDelayNanos() > ready.sinceNanos();
    }
}
