package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;
import java.util.List;
import java.util.Optional;

/**
 * The part of a pod's spec that a simulation reads (core/v1 {@code PodSpec}). How long a pod takes to start is the
 * scenario's own subject, and every node takes every pod: what chooses nodes without regard to other pods changes nothing.
 *
 * @param terminationGracePeriodSeconds from the deletion to the kill, the preStop hook included
 * @param containers the containers; the first one serves the connections
 * @param topologySpreadConstraints how the pods are spread over nodes and zones; without any, evenly where possible
 * @param affinity which pods keep apart
 * @param tolerations how long the pods stay on a node that is unreachable
 */
@Inert({
    "automountServiceAccountToken",
    "dnsConfig",
    "dnsPolicy",
    "enableServiceLinks",
    "hostAliases",
    "hostIPC",
    "hostNetwork",
    "hostPID",
    "hostUsers",
    "hostname",
    "hostnameOverride",
    "imagePullSecrets",
    "nodeName",
    "nodeSelector",
    "os",
    "overhead",
    "preemptionPolicy",
    "priority",
    "priorityClassName",
    "resourceClaims",
    "restartPolicy",
    "runtimeClassName",
    "schedulerName",
    "securityContext",
    "serviceAccount",
    "serviceAccountName",
    "setHostnameAsFQDN",
    "shareProcessNamespace",
    "subdomain",
    "volumes"
})
@NotModelled({"activeDeadlineSeconds", "initContainers", "readinessGates", "resources", "schedulingGates"})
public record PodSpec(
        @Default("30") int terminationGracePeriodSeconds,
        @Default("[]") List<Container> containers,
        @Default("[]") List<TopologySpreadConstraint> topologySpreadConstraints,
        Optional<Affinity> affinity,
        @Default("[]") List<Toleration> tolerations) {
    public PodSpec {
        Checks.atLeast("terminationGracePeriodSeconds", 0, terminationGracePeriodSeconds);
        containers = List.copyOf(containers);
        topologySpreadConstraints = List.copyOf(topologySpreadConstraints);
        tolerations = List.copyOf(tolerations);
        if (containers.stream().map(Container::name).distinct().count() < containers.size()) {
            throw new IllegalArgumentException("containers must have distinct names but is "
                    + containers.stream().map(Container::name).toList());
        }
    }
}
