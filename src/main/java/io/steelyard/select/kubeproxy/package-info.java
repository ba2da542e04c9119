/**
 * What kube-proxy makes of a Service, in the words of Linux and Kubernetes.
 *
 * <p>{@link io.steelyard.select.kubeproxy.KubeProxy} is the balancer. It holds a {@code DataPath}: {@code Netfilter} for
 * iptables and nftables, or {@code Ipvs}, which has a {@code VirtualServer} on each node; there is one file for each
 * scheduler.
 */
@NullMarked
package io.steelyard.select.kubeproxy;

import org.jspecify.annotations.NullMarked;
