package io.steelyard.random;

/**
 * What a counter-based draw is for. Draws of different purposes are independent even for the same entity and index.
 *
 * <p>The identifier, not the position in this list, enters the draw: purposes may be added and sorted at will, but an
 * identifier that has been published never changes and is never used again.
 */
public enum Purpose {
    /** The instant at which a client arrives, or the gap to the next arrival. */
    ARRIVAL(1),
    /** How long a client or a connection stays. */
    LIFETIME(2),
    /** The affinity key of a client. */
    KEY(3),
    /** The source address and port of a client. */
    SOURCE(4),
    /** The delay before a reconnect attempt; the index is the attempt. */
    BACKOFF(5),
    /** The instant at which a draining pod closes a connection. */
    DRAIN(6),
    /** The start-up time of a pod. */
    STARTUP(7),
    /** Any other draw that belongs to a pod. */
    POD(8),
    /** The remaining lifetime of a client that is there at the start. */
    RESIDUAL(9),
    /** The maximum age of a connection. */
    AGE(10),
    /** The network delay of an attempt. */
    NETWORK(11),
    /** The instant and the victims of a failure. */
    FAILURE(12),
    /** Which clients leave at an instant. */
    LEAVE(13),
    /** The weight of a client. */
    WEIGHT(14),
    /** The choices that a balancer makes for a client. */
    BALANCER(15),
    /** The phase of a periodic activity. */
    PHASE(16),
    /** The node or zone of an entity. */
    PLACEMENT(17),
    /** The interval of pings and of requests within a connection. */
    PING(18),
    /** The time that a container's application takes until it answers. */
    WARM_UP(19),
    /** How long a pod's image takes to come to its node. */
    IMAGE_PULL(30),
    /** How long a machine takes to become a node. */
    BOOT(31),
    /** How long news of endpoints take to reach a gateway. */
    PUSH(32),
    /** Whether a client does what the service tells it, and the wait that it then draws; the index is the attempt. */
    HINT(40),
    /** Which request on a connection is answered with the word to go. */
    GOAWAY(41);

    private final long id;

    Purpose(long id) {
        this.id = id;
    }

    /** Returns the number that enters the draw; distinct and fixed for ever. */
    public long id() {
        return id;
    }
}
