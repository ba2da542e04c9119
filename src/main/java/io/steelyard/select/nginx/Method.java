package io.steelyard.select.nginx;

import io.steelyard.select.Pick;

/** A way to choose among the {@link Peers}. */
interface Method {
    /** Peers came, went, or changed weight. */
    default void change() {}

    /** The slot of a peer that can be used, or none. */
    int choose(Pick pick);
}
