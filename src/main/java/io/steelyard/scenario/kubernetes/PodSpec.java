package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;
import java.util.List;

/**
 * The part of a pod's spec that a simulation reads (core/v1 {@code PodSpec}). How long a pod takes to start is the
 * scenario's own subject, and nodes are alike: what chooses a node without spreading pods changes nothing.
 *
 * @param terminationGracePeriodSeconds from the deletion to the kill, the preStop hook included
 * @param containers the containers; the first one serves the connections
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
    "tolerations",
    "volumes"
})
@NotModelled({
    "activeDeadlineSeconds",
    "affinity",
    "initContainers",
    "readinessGates",
    "resources",
    "schedulingGates",
    "topologySpreadConstraints"
})
public record PodSpec(
        @Default("30") int terminationGracePeriodSeconds,
        @Default("[]") List<Container> containers) {
    public PodSpec {
        Checks.atLeast("terminationGracePeriodSeconds", 0, terminationGracePeriodSeconds);
        containers = List.copyOf(containers);
        if (containers.stream().map(Container::name).distinct().count() < containers.size()) {
            throw new IllegalArgumentException("containers must have distinct names but is "
                    + containers.stream().map(Container::name).toList());
        }
    }
}
