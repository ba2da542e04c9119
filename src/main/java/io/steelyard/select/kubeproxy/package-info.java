/**
 * What kube-proxy makes of a Service: the same file names as in Linux and Kubernetes where there are such.
 *
 * <p>{@link io.steelyard.select.kubeproxy.KubeProxy} is the balancer. It holds a {@code DataPath}: {@code Netfilter} for
 * iptables and nftables, {@code Ipvs} for IPVS, which has a {@code VirtualServer} on each node and one file for each
 * scheduler.
 */
@NullMarked
package io.steelyard.select.kubeproxy;

import org.jspecify.annotations.NullMarked;
