package io.steelyard.kube.hpa;

import io.steelyard.kube.hpa.MetricReading.ContainerUsage;
import io.steelyard.kube.hpa.MetricReading.ResourceSample;
import io.steelyard.kube.hpa.PodGroups.Measured;
import io.steelyard.kube.hpa.PodView.ContainerRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** From the use and the requests of containers to those of pods. */
final class ResourceSamples {
    private ResourceSamples() {}

    /** The use of each pod, or of one container of each; a pod of which a part is unknown is left out. */
    static Map<String, Measured> usage(
            String namespace, String resource, Optional<String> container, List<ResourceSample> samples)
            throws MetricUnavailableException {
        String failed = "unable to get metrics for resource " + resource + ": ";
        if (samples.isEmpty()) {
            throw new MetricUnavailableException(failed + "no metrics returned from resource metrics API");
        }
        Map<String, Measured> usage = new LinkedHashMap<>();
        for (ResourceSample sample : samples) {
            OptionalLong milli;
            if (container.isEmpty()) {
                milli = ofWholePod(sample);
            } else {
                milli = sample.containers().stream()
                        .filter(candidate -> candidate.name().equals(container.get()))
                        .findFirst()
                        .orElseThrow(() -> new MetricUnavailableException(failed
                                + "failed to get container metrics: container " + container.get()
                                + " not present in metrics for pod " + namespace + "/" + sample.pod()))
                        .milli();
            }
            if (milli.isPresent()) {
                usage.put(sample.pod(), new Measured(sample.timestampNanos(), sample.windowNanos(), milli.getAsLong()));
            }
        }
        return usage;
    }

    private static OptionalLong ofWholePod(ResourceSample sample) {
        long sum = 0;
        for (ContainerUsage container : sample.containers()) {
            if (container.milli().isEmpty()) {
                return OptionalLong.empty();
            }
            sum += container.milli().getAsLong();
        }
        return sample.containers().isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** What each pod, or one container of each, requests. */
    static Map<String, Long> requests(List<PodView> pods, Optional<String> container, String resource)
            throws MetricUnavailableException {
        Map<String, Long> requests = new LinkedHashMap<>();
        for (PodView pod : pods) {
            List<ContainerRequests> counted = pod.containers().stream()
                    .filter(candidate -> container.isEmpty() || container.get().equals(candidate.name()))
                    .toList();
            if (container.isPresent() && counted.isEmpty()) {
                throw new MetricUnavailableException(
                        "container " + container.get() + " not found in Pod " + pod.name());
            }
            long sum = 0;
            for (ContainerRequests candidate : counted) {
                Long request = candidate.requestMilli().get(resource);
                if (request == null) {
                    throw new MetricUnavailableException("missing request for " + resource + " in container "
                            + candidate.name() + " of Pod " + pod.name());
                }
                sum += request;
            }
            requests.put(pod.name(), sum);
        }
        return requests;
    }
}
