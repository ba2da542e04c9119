package io.steelyard.kube.endpoints;

import java.util.ArrayList;
import java.util.List;

/**
 * What an EndpointSlice says of one pod (discovery.k8s.io/v1 {@code EndpointConditions}; kubernetes v1.28,
 * staging/src/k8s.io/endpointslice/utils.go).
 *
 * @param pod the pod's number
 * @param ready whether it takes new connections: it serves and is not terminating
 * @param serving whether it is Ready, terminating or not
 * @param terminating whether its deletion has been asked for
 */
public record EndpointConditions(int pod, boolean ready, boolean serving, boolean terminating) {
    /** The conditions of a pod. */
    public static EndpointConditions of(int pod, boolean podReady, boolean deleted) {
        return new EndpointConditions(pod, podReady && !deleted, podReady, deleted);
    }

    /**
     * The endpoints that new connections go to: the ready ones; where there are none, those that terminate but still serve
     * (KEP-1669, kube-proxy only).
     *
     * @param terminatingToo whether terminating endpoints stand in for ready ones
     */
    public static List<Integer> usable(List<EndpointConditions> endpoints, boolean terminatingToo) {
        List<Integer> ready = new ArrayList<>();
        List<Integer> closing = new ArrayList<>();
        for (EndpointConditions endpoint : endpoints) {
            if (endpoint.ready()) {
                ready.add(endpoint.pod());
            } else if (endpoint.serving() && endpoint.terminating()) {
                closing.add(endpoint.pod());
            }
        }
        return ready.isEmpty() && terminatingToo ? closing : ready;
    }
}
