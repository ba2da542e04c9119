package io.steelyard.kube.hpa;

import io.steelyard.kube.pods.PodPhase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One pod as an autoscaler sees it.
 *
 * @param name the pod's name
 * @param phase its phase
 * @param deleted whether its deletion has been asked for
 * @param startNanos when the kubelet took it up; absent before
 * @param ready its Ready condition; absent before there is one
 * @param containers its containers and what they request
 */
public record PodView(
        String name,
        PodPhase phase,
        boolean deleted,
        OptionalLong startNanos,
        Optional<ReadyCondition> ready,
        List<ContainerRequests> containers) {
    /** A time before all others: the zero time of the API, of which everything is long past. */
    public static final long DISTANT_PAST = Long.MIN_VALUE / 2;

    public PodView {
        containers = List.copyOf(containers);
    }

    /** Whether the pod is Running and Ready. */
    public boolean runningAndReady() {
        return phase == PodPhase.Running && ready.isPresent() && ready.get().status() == ReadyCondition.Status.True;
    }

    /**
     * The Ready condition of a pod.
     *
     * @param status its status
     * @param sinceNanos when it last changed
     */
    public record ReadyCondition(Status status, long sinceNanos) {
        /** The status of a condition, in the API's words. */
        public enum Status {
            True,
            False,
            Unknown
        }
    }

    /**
     * A container and what it requests.
     *
     * @param name the container's name
     * @param requestMilli milli-units by resource ({@code cpu}, {@code memory}); a resource without a request is absent
     */
    public record ContainerRequests(String name, Map<String, Long> requestMilli) {
        public ContainerRequests {
            requestMilli = Collections.unmodifiableMap(new LinkedHashMap<>(requestMilli));
        }
    }
}
