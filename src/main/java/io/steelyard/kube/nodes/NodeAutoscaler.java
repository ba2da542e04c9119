package io.steelyard.kube.nodes;

import io.steelyard.kube.nodes.NodePool.NewNode;
import java.util.List;

/** Orders machines for pods that fit nowhere, and gives back machines that are not needed. */
public interface NodeAutoscaler {
    /**
     * Machines to be ordered, and nodes whose pods are to be evicted so that they can be given back.
     *
     * @param order ordered now, each joins when it has booted
     * @param remove no more pods go there from now on; a node is given back when it is empty
     */
    record Decision(List<NewNode> order, List<Node> remove) {
        /** Everything stays. */
        public static final Decision NONE = new Decision(List.of(), List.of());

        public Decision {
            order = List.copyOf(order);
            remove = List.copyOf(remove);
        }
    }

    /** A pod has just proved to fit nowhere. */
    void unschedulable(ClusterPod pod, long nowNanos);

    /** When it decides next. */
    long nextNanos();

    /** Decides; called at {@link #nextNanos}, which is a later instant afterwards. */
    Decision decide(ClusterView view, long nowNanos);
}
