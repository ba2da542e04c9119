package io.steelyard.select.envoy.istio;

import io.steelyard.scenario.Key;

/** Istio's {@code LoadBalancerSettings.SimpleLB}. */
public enum SimpleLB {
    /** What the version of Istio takes: LEAST_REQUEST, before 1.14 ROUND_ROBIN. */
    @Key("UNSPECIFIED")
    UNSPECIFIED,
    /** The old name of LEAST_REQUEST. */
    @Key("LEAST_CONN")
    LEAST_CONN,
    /** Any endpoint. */
    @Key("RANDOM")
    RANDOM,
    /** The address that the client asked for; refused. */
    @Key("PASSTHROUGH")
    PASSTHROUGH,
    /** Each endpoint in turn. */
    @Key("ROUND_ROBIN")
    ROUND_ROBIN,
    /** The less loaded of two drawn. */
    @Key("LEAST_REQUEST")
    LEAST_REQUEST
}
