package io.steelyard.control;

import io.steelyard.observe.Observer.ContainerEnd;
import io.steelyard.structure.IntList;

/** Whoever has to follow what happens to the pods of a workload; the pod table shows the new state already. */
public interface PodListener {
    /** A pod was created; it is Pending. */
    void created(long now, int pod);

    /** A pod is Ready and not terminating: it is meant to take new connections from now on. */
    void serving(long now, int pod);

    /** A pod is not meant to take new connections from now on; those that it has live on. */
    void notServing(long now, int pod);

    /** The balancers send new connections to a pod from now on. */
    void endpointAdded(long now, int pod);

    /** The balancers send no new connections to a pod from now on. */
    void endpointRemoved(long now, int pod);

    /** The deletion of a pod has been asked for; it is terminating from now on. */
    void deleted(long now, int pod);

    /** The processes of pods receive SIGTERM; each decides when to exit. */
    void terminating(long now, IntList pods);

    /** The container of a pod that goes on has ended, and is to start again. */
    void containerEnded(long now, int pod, ContainerEnd why);

    /** The processes of pods end; their connections must be reported lost before this returns. */
    void ending(long now, IntList pods);

    /** The node of pods is lost: their connections are dead, and nobody is told. */
    void lost(long now, IntList pods);

    /** A pod is no more. */
    void gone(long now, int pod);
}
