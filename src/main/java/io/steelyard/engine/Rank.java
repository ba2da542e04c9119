package io.steelyard.engine;

/**
 * The kinds of events, in the order in which they run at one instant: what completes comes before what is attempted, the
 * control plane comes last.
 *
 * <p>This order is a rule of the model. Events of one instant and one rank run in ascending order of their entity number.
 */
public enum Rank {
    /** A new part of the measurements begins, before anything else of that instant. Entity: number of the part. */
    BLOCK(false),
    /** A client's session ends. Entity: client slot. */
    SESSION_END(true),
    /** A connection has been idle, or there, for as long as something on its way allows. Entity: client slot. */
    IDLE_CUT(true),
    /** An attempt's handshake is done, or those who wait for the attempt wait no longer. Entity: client slot. */
    HANDSHAKE(true),
    /** A handshake is done for which nobody waits any more. Entity: 0, or one more than the pod's number. */
    SERVED_IN_VAIN(false),
    /** A pod closes a connection for its age, or by chance. Entity: client slot. */
    AGE(true),
    /** A pod's process ends, by itself, by a crash or by SIGKILL. Entity: pod. */
    POD_EXIT(false),
    /** A container ends that will be started again: killed for its memory, or by its liveness probe. Entity: pod. */
    CONTAINER_EXIT(false),
    /** A terminating pod closes one connection or batch. Entity: pod. */
    DRAIN_STEP(false),
    /** A container starts to run, for the first time or again. Entity: pod. */
    CONTAINER_START(false),
    /** A pod's application answers from now on. Entity: pod. */
    POD_ANSWERS(false),
    /** The kubelet probes a pod. Entity: pod. */
    PROBE(false),
    /** A pod receives SIGTERM. Entity: pod. */
    POD_SIGTERM(false),
    /** A terminating gateway closes one connection or batch. Entity: gateway. */
    GATEWAY_DRAIN_STEP(false),
    /** An attempt that crosses a gateway comes a step further. Entity: client slot. */
    CROSSING(true),
    /** A client that was told to go tries to connect first, or has kept its old connection as long as it may. Entity: client slot. */
    HAND_OVER(true),
    /** A client tries to connect again. Entity: client slot. */
    ATTEMPT(true),
    /** A client of a closed population comes again. Entity: the client's number. */
    RETURN(true),
    /** A new client arrives. Entity: none. */
    ARRIVAL(false),
    /** Something that the scenario asks for happens. Entity: number of the event. */
    SCENARIO_EVENT(false),
    /** Pods are annotated with the costs of their deletion. Entity: none. */
    DELETION_COST(false),
    /** Pods close connections that hold more than the others. Entity: none. */
    SHEDDING(false),
    /** A machine has booted, comes back, or is taken away. Entity: number of what was planned. */
    NODE(false),
    /** The node lifecycle controller acts. Entity: none. */
    NODE_LIFECYCLE(false),
    /** Evictions are asked for. Entity: number of the drain. */
    EVICTION(false),
    /** Pods that fitted nowhere are tried again. Entity: none. */
    SCHEDULER(false),
    /** The workload's controller acts. Entity: none. */
    CONTROLLER(false),
    /** The autoscaler of nodes decides. Entity: none. */
    NODE_AUTOSCALER(false),
    /** News of pods reach the balancers. Entity: none. */
    ENDPOINTS(false),
    /** A front end or a gateway checks whether its targets answer. Entity: 0, or one more than the gateway's number. */
    HEALTH_CHECK(false),
    /** A gateway's connections of a kind have had the time that they were given. Entity: gateway and kind. */
    GATEWAY_DEADLINE(false),
    /** News of pods reach a gateway. Entity: gateway. */
    ENDPOINT_PUSH(false),
    /** A metric is measured. Entity: number of the metric. */
    SCRAPE(false),
    /** The autoscaler decides. Entity: none. */
    AUTOSCALER(false),
    /** KEDA looks at the triggers of a ScaledObject. Entity: none. */
    ACTIVATION(false),
    /** The recorders take a sample. Entity: none. */
    SAMPLE(false);

    private static final int[] PLACES = places();

    private final boolean ofClient;

    Rank(boolean ofClient) {
        this.ofClient = ofClient;
    }

    /** Whether the entity is a client; such events wait in a queue of their own, because they are many. */
    public boolean ofClient() {
        return ofClient;
    }

    private static int[] places() {
        Rank[] ranks = values();
        int[] places = new int[ranks.length];
        int clients = 0;
        for (int order = 0; order < ranks.length; order++) {
            places[order] = ranks[order].ofClient ? clients++ : order - clients;
        }
        return places;
    }

    /** Its place in the order among those of clients, or among the others; from 0. */
    int place() {
        return PLACES[order()];
    }

    /** Its place in the order, from 0. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is the rule itself
    int order() {
        return ordinal();
    }
}
