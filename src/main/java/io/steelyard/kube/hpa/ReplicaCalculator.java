package io.steelyard.kube.hpa;

import io.steelyard.kube.hpa.MetricReading.PodSample;
import io.steelyard.kube.hpa.MetricReading.ResourceSample;
import io.steelyard.kube.hpa.PodGroups.Measured;
import io.steelyard.kube.hpa.PodGroups.Patience;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The arithmetic from a metric's reading to a number of replicas (kubernetes v1.33,
 * pkg/controller/podautoscaler/replica_calculator.go; v1.28 differs in the {@link Tolerance} only).
 *
 * <p>Means and percentages are whole numbers before a ratio is formed, and ratios are doubles: both lose or gain a replica
 * against exact arithmetic, as Kubernetes does. Departures: a container or pod without a request fails as in v1.33 in every
 * version, pod-level requests do not exist, and a count of replicas beyond an {@code int} stays at its limit.
 */
public final class ReplicaCalculator {
    private static final String NO_PODS = "no pods returned by selector while calculating replica count";

    private final String namespace;
    private final Patience patience;

    /**
     * @param namespace the pods' namespace, as messages name it
     * @param cpuInitializationNanos how long after its start a pod's cpu counts only while Ready and measured since
     * @param initialReadinessDelayNanos how soon after its start a pod that turns not Ready has never been ready
     */
    public ReplicaCalculator(String namespace, long cpuInitializationNanos, long initialReadinessDelayNanos) {
        this.namespace = namespace;
        this.patience = new Patience(cpuInitializationNanos, initialReadinessDelayNanos);
    }

    /** The pods and the moment of a calculation, and what is tolerated. */
    public record Context(long nowNanos, int currentReplicas, List<PodView> pods, Tolerance tolerance) {}

    /**
     * Replicas for a target in percent of the requests ({@code GetResourceReplicas}).
     *
     * @param container the one container that counts; absent: whole pods
     */
    public Proposal resourceUtilization(
            Context context,
            String resource,
            Optional<String> container,
            int targetPercent,
            List<ResourceSample> samples)
            throws MetricUnavailableException {
        Map<String, Measured> usage = ResourceSamples.usage(namespace, resource, container, samples);
        PodGroups groups = usableGroups(context, resource, usage);
        Map<String, Long> requests = ResourceSamples.requests(context.pods(), container, resource);
        return proposal(context, groups, usage, new UsageRatio.Utilization(requests, targetPercent));
    }

    /** Replicas for a target per pod of a resource ({@code GetRawResourceReplicas}). */
    public Proposal resourceAverage(
            Context context,
            String resource,
            Optional<String> container,
            long targetMilli,
            List<ResourceSample> samples)
            throws MetricUnavailableException {
        Map<String, Measured> usage = ResourceSamples.usage(namespace, resource, container, samples);
        return proposal(context, usableGroups(context, resource, usage), usage, new UsageRatio.Average(targetMilli));
    }

    /** Replicas for a target per pod of a metric of pods ({@code GetMetricReplicas}). */
    public Proposal podsAverage(Context context, String metric, long targetMilli, List<PodSample> samples)
            throws MetricUnavailableException {
        if (samples.isEmpty()) {
            throw new MetricUnavailableException(
                    "unable to get metric " + metric + ": no metrics returned from custom metrics API");
        }
        Map<String, Measured> usage = new LinkedHashMap<>();
        for (PodSample sample : samples) {
            usage.put(sample.pod(), new Measured(sample.timestampNanos(), sample.windowNanos(), sample.milli()));
        }
        return proposal(context, usableGroups(context, "", usage), usage, new UsageRatio.Average(targetMilli));
    }

    /** Replicas for a target of one value ({@code GetObjectMetricReplicas}, {@code GetExternalMetricReplicas}). */
    public Proposal value(Context context, long targetMilli, long valueMilli) throws MetricUnavailableException {
        double ratio = (double) valueMilli / (double) targetMilli;
        if (context.currentReplicas() == 0) {
            return plain((int) Math.ceil(ratio), valueMilli);
        }
        if (context.tolerance().within(ratio)) {
            return plain(context.currentReplicas(), valueMilli);
        }
        if (context.pods().isEmpty()) {
            throw new MetricUnavailableException("unable to calculate ready pods: " + NO_PODS);
        }
        long ready = context.pods().stream().filter(PodView::runningAndReady).count();
        return plain((int) Math.ceil(ratio * (double) ready), valueMilli);
    }

    /**
     * Replicas for a target of one value's share per pod ({@code GetObjectPerPodMetricReplicas}, {@code
     * GetExternalPerPodMetricReplicas}).
     *
     * @param statusReplicas existing replicas: what is within tolerance is answered by them, not by the wanted ones; with
     *     none the tolerance never applies and the usage, which Kubernetes leaves to the processor, is 0
     */
    public Proposal valuePerPod(int statusReplicas, Tolerance tolerance, long targetMilli, long valueMilli) {
        double ratio = (double) valueMilli / ((double) targetMilli * (double) statusReplicas);
        int replicas =
                tolerance.within(ratio) ? statusReplicas : (int) Math.ceil((double) valueMilli / (double) targetMilli);
        long usage = statusReplicas == 0 ? 0 : (long) Math.ceil((double) valueMilli / (double) statusReplicas);
        return plain(replicas, usage);
    }

    /** The sum of an external metric's series, which stays at the greatest {@code long} where it would pass it. */
    public static long sum(List<Long> valuesMilli) {
        long sum = 0;
        for (long value : valuesMilli) {
            if (value > 0 && sum > Long.MAX_VALUE - value) {
                return Long.MAX_VALUE;
            }
            sum += value;
        }
        return sum;
    }

    private PodGroups usableGroups(Context context, String resource, Map<String, Measured> usage)
            throws MetricUnavailableException {
        if (context.pods().isEmpty()) {
            throw new MetricUnavailableException(NO_PODS);
        }
        PodGroups groups = PodGroups.of(context.pods(), usage, resource, patience, context.nowNanos());
        usage.keySet().removeAll(groups.ignored());
        usage.keySet().removeAll(groups.unready());
        if (usage.isEmpty()) {
            throw new MetricUnavailableException("did not receive metrics for targeted pods (pods might be unready)");
        }
        return groups;
    }

    private static Proposal proposal(Context context, PodGroups groups, Map<String, Measured> usage, UsageRatio rule)
            throws MetricUnavailableException {
        int current = context.currentReplicas();
        Tolerance tolerance = context.tolerance();
        UsageRatio.Usage measured = rule.of(usage);
        double ratio = measured.ratio();
        boolean upWithUnready = !groups.unready().isEmpty() && ratio > 1.0;
        if (!upWithUnready && groups.missing().isEmpty()) {
            return measured.asking(
                    tolerance.within(ratio) ? current : (int) Math.ceil(ratio * (double) groups.readyPodCount()));
        }
        fill(usage, groups, ratio, upWithUnready, rule);
        double filled = rule.of(usage).ratio();
        if (tolerance.within(filled) || (ratio < 1.0 && filled > 1.0) || (ratio > 1.0 && filled < 1.0)) {
            return measured.asking(current);
        }
        int replicas = (int) Math.ceil(filled * (double) usage.size());
        boolean turnsRound = (filled < 1.0 && replicas > current) || (filled > 1.0 && replicas < current);
        return measured.asking(turnsRound ? current : replicas);
    }

    /** Supposes for pods without a usable sample what speaks against the change: full use on the way down, none up. */
    private static void fill(
            Map<String, Measured> usage, PodGroups groups, double ratio, boolean upWithUnready, UsageRatio rule) {
        if (ratio != 1.0) {
            for (String pod : groups.missing()) {
                usage.put(pod, new Measured(0, 0, ratio < 1.0 ? rule.fullUse(pod) : 0));
            }
        }
        if (upWithUnready) {
            for (String pod : groups.unready()) {
                usage.put(pod, new Measured(0, 0, 0));
            }
        }
    }

    private static Proposal plain(int replicas, long usageMilli) {
        return new Proposal(replicas, usageMilli, OptionalInt.empty());
    }
}
