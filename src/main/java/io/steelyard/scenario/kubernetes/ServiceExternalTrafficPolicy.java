package io.steelyard.scenario.kubernetes;

/** To which pods a node sends connections from outside: to all, or to its own. */
public enum ServiceExternalTrafficPolicy {
    Cluster,
    Local
}
