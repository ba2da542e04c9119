package io.steelyard.kube.nodes;

import java.util.List;

/** Something that the node lifecycle controller does, to be carried out by whoever drives it. */
public sealed interface NodeAction {
    /** The node it is done to. */
    Node node();

    /** The node is NotReady, and with it all its pods. */
    record NotReady(Node node) implements NodeAction {}

    /** The node is Ready again. */
    record Ready(Node node) implements NodeAction {}

    /** Pods that tolerated the node's taint long enough are deleted; budgets of disruption do not bind this. */
    record Evict(Node node, List<ClusterPod> pods) implements NodeAction {
        public Evict {
            pods = List.copyOf(pods);
        }
    }

    /** The cloud says that the machine no longer exists: the node is removed, its pods still stand. */
    record Delete(Node node) implements NodeAction {}

    /** The garbage collector removes the pods of a node that does not exist, without a grace period. */
    record CollectPods(Node node) implements NodeAction {}
}
