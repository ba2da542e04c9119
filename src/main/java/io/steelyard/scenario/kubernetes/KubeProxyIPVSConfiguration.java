package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;

/**
 * What kube-proxy is told about IPVS (kubeproxy.config.k8s.io/v1alpha1 {@code KubeProxyIPVSConfiguration}).
 *
 * @param scheduler how the virtual server chooses
 */
@Inert({"excludeCIDRs", "strictARP", "udpTimeout"})
@NotModelled({"syncPeriod", "minSyncPeriod", "tcpTimeout", "tcpFinTimeout"})
public record KubeProxyIPVSConfiguration(@Default("rr") IPVSSchedulerMethod scheduler) {}
