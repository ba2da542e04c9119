package io.steelyard.engine;

/** What happens when an event of one rank is due. */
public interface EventHandler {
    /**
     * Runs the event.
     *
     * @param now its time, nanoseconds
     * @param entity the number of what it happens to
     */
    void onEvent(long now, int entity);
}
