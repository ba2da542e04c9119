package io.steelyard.observe;

/** A quantity sampled over time in every run. */
public enum SeriesColumn {
    /** Open connections. */
    CONNECTIONS("connections"),
    /** Clients that want a connection and have none. */
    WAITING("waiting"),
    /** Pods that take new connections. */
    SERVING_PODS("servingPods"),
    /** Pods that are there, terminating ones included. */
    LIVE_PODS("livePods"),
    /** Pods whose deletion has been asked for and that are not gone. */
    TERMINATING_PODS("terminatingPods"),
    /** Replicas that the workload asks for. */
    REPLICAS("replicas"),
    /** Pods that the connections need at the autoscaler's target. */
    NEEDED_PODS("neededPods"),
    /** Largest over mean connections of the serving pods. */
    MAX_OVER_MEAN("maxOverMean"),
    /** What uniform random placement would give in expectation. */
    NOISE_FLOOR("noiseFloor"),
    /** Coefficient of variation over the serving pods. */
    COEFFICIENT_OF_VARIATION("coefficientOfVariation"),
    /** Gini coefficient over the serving pods. */
    GINI("gini"),
    /** Reconnect attempts per second, mean since the sample before. */
    RECONNECT_ATTEMPTS("reconnectAttemptsPerSecond"),
    /** Reconnect attempts in the fullest whole second since the sample before. */
    RECONNECT_PEAK("reconnectAttemptsPeakSecond"),
    /** Connections established per second, mean since the sample before. */
    ESTABLISHED("establishedPerSecond"),
    /** Connections lost per second, mean since the sample before. */
    LOST("lostPerSecond"),
    /** Attempts that found no endpoint per second, first ones included, mean since the sample before. */
    WITHOUT_ENDPOINT("withoutEndpointPerSecond"),
    /** Attempts that nobody listened to per second, first ones included, mean since the sample before. */
    REFUSED("refusedPerSecond"),
    /** Attempts that full pods refused per second, first ones included, mean since the sample before. */
    REFUSED_FULL("refusedFullPerSecond"),
    /** Attempts that began and were not answered per second, first ones included, mean since the sample before. */
    TIMED_OUT("timedOutPerSecond"),
    /** Attempts that no gateway took per second, first ones included, mean since the sample before. */
    WITHOUT_GATEWAY("withoutGatewayPerSecond"),
    /** Attempts that came to a full queue per second, first ones included, mean since the sample before. */
    OVERFLOWED("overflowedPerSecond"),
    /** Attempts whose handshake was late per second, first ones included, mean since the sample before. */
    HANDSHAKE_TIMED_OUT("handshakeTimedOutPerSecond"),
    /** Attempts that were not admitted per second, first ones included, mean since the sample before. */
    NOT_ADMITTED("notAdmittedPerSecond"),
    /** Attempts that went on at another pod per second, first ones included, mean since the sample before. */
    OTHER_POD("otherPodPerSecond"),
    /** Attempts for which there was no room downstream per second, first ones included, mean since the sample before. */
    DOWNSTREAM_FULL("downstreamFullPerSecond"),
    /** Attempts per second, first ones included, mean since the sample before. */
    ATTEMPTS("attemptsPerSecond"),
    /** Handshakes that the serving pods can do per second. */
    ACCEPT_CAPACITY("acceptCapacityPerSecond"),
    /** Handshakes at all pods, waiting or in service. */
    HANDSHAKES_WAITING("handshakesWaiting"),
    /** Most handshakes at one pod since the sample before. */
    LONGEST_QUEUE("longestQueue"),
    /** Handshakes at what all pods depend on, waiting or in service. */
    DOWNSTREAM_WAITING("downstreamWaiting"),
    /** Share of the clients connected when the block began that have moved since. */
    MOVED("moved"),
    /** Share of the same clients that have moved more than once. */
    MOVED_TWICE("movedTwice"),
    /** Share of the same clients that have moved more than twice. */
    MOVED_THRICE("movedThrice"),
    /** Gateways that take connections. */
    GATEWAYS("gateways"),
    /** Largest over mean connections of the gateways that take connections. */
    GATEWAY_MAX_OVER_MEAN("gatewayMaxOverMean"),
    /** Containers killed for their memory since the start. */
    OUT_OF_MEMORY("outOfMemory"),
    /** Containers killed by their probes since the start. */
    UNHEALTHY("unhealthy");

    private final String id;

    SeriesColumn(String id) {
        this.id = id;
    }

    /** The name in files. */
    public String id() {
        return id;
    }
}
