package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Key;

/** Envoy's {@code Cluster.LbPolicy}. */
public enum LbPolicyName {
    /** Each host in turn. */
    @Key("ROUND_ROBIN")
    ROUND_ROBIN,
    /** The least loaded of a few drawn. */
    @Key("LEAST_REQUEST")
    LEAST_REQUEST,
    /** By the request's hash, on a ring. */
    @Key("RING_HASH")
    RING_HASH,
    /** Any. */
    @Key("RANDOM")
    RANDOM,
    /** By the request's hash, in a table. */
    @Key("MAGLEV")
    MAGLEV
}
