package io.steelyard.proxy;

/** What a gateway's connections are given time until: when it has passed, those that are left are cut. */
public enum Deadline {
    /** The front end has taken the gateway off its list. */
    DEREGISTRATION,
    /** Its processes were replaced. */
    OLD_PROCESSES,
    /** Its listener was replaced. */
    OLD_LISTENER;

    private static final Deadline[] ALL = values();

    /** The entity of such an event of a gateway. */
    @SuppressWarnings("EnumOrdinal") // the order within one instant
    public int entity(int gateway) {
        return gateway * ALL.length + ordinal();
    }

    /** What an entity is about. */
    public static Deadline of(int entity) {
        return ALL[entity % ALL.length];
    }

    /** Whom an entity is about. */
    public static int gateway(int entity) {
        return entity / ALL.length;
    }
}
