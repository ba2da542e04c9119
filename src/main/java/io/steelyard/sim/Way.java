package io.steelyard.sim;

import io.steelyard.session.Connector;

/** The way from clients to pods, which has to know of pods: one balancer that never fails, or gateways. */
interface Way {
    /** What a session sees of it. */
    Connector connector();

    /** A pod takes new connections from now on, or does not any more. */
    void changeEndpoint(long now, int pod, boolean takes);

    /** A pod may have begun or ceased to answer. */
    default void noticeable(long now, int pod) {}
}
