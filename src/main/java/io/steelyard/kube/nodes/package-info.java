/**
 * The machines of a cluster: which pods run on which of them (kube-scheduler v1.28), what becomes of pods when a machine
 * is lost (node lifecycle controller), how images get there, and who orders and removes machines (cluster autoscaler,
 * Karpenter). Deciders are pure: nodes, pods and time are handed in, and whoever drives them carries the decisions out.
 */
@NullMarked
package io.steelyard.kube.nodes;

import org.jspecify.annotations.NullMarked;
