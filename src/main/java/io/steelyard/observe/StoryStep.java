package io.steelyard.observe;

import io.steelyard.observe.Observer.Failure;
import io.steelyard.observe.Observer.Loss;

/** One step in the story of a client; times are nanoseconds from the start of the run. */
public sealed interface StoryStep {
    /** When it happened. */
    long atNanos();

    /** The client arrived and wants to stay until an instant. */
    record Arrived(long atNanos, long endNanos) implements StoryStep {}

    /** The measured part of the run begins, and the client is there already; without a pod it waits for its next attempt. */
    record Present(long atNanos, String pod, long sinceNanos, long endNanos) implements StoryStep {}

    /**
     * A balancer chose an endpoint for it.
     *
     * @param balancer how the scenario calls it
     * @param endpoint the endpoint's address; empty if there was none
     * @param connections of the balancer's process to it, before this one
     * @param endpoints that it could choose from
     * @param fewest connections of the process to one of them
     * @param most connections of the process to one of them
     * @param tries in vain for this connection before
     */
    record Chosen(
            long atNanos,
            String balancer,
            String endpoint,
            int connections,
            int endpoints,
            int fewest,
            int most,
            int tries)
            implements StoryStep {}

    /** Its attempt failed. */
    record Failed(long atNanos, Failure cause) implements StoryStep {}

    /** It holds a connection to a pod; it waited so long since its arrival or its last loss. */
    record Connected(long atNanos, String pod, long waitedNanos) implements StoryStep {}

    /** It lost its connection, which it had held so long. */
    record LostConnection(long atNanos, String pod, Loss cause, long heldNanos) implements StoryStep {}

    /** Told to go, it opened a connection to another pod and closed the old one, which it had held so long. */
    record HandedOver(long atNanos, String fromPod, String toPod, long heldNanos) implements StoryStep {}

    /** It left, with a connection or without; of its own will or because it gave up. */
    record Left(long atNanos, boolean gaveUp) implements StoryStep {}
}
