package io.steelyard.select.haproxy;

import io.steelyard.select.Pick;

/** A way to choose among {@link Servers}, told of every change of them. */
interface Algorithm {
    /** The servers of the beginning are known. */
    void start();

    /**
     * A server takes connections from now on.
     *
     * @param fresh whether it has never done so
     */
    void up(int slot, boolean fresh);

    /** A server takes no more connections. */
    void down(int slot);

    /** The effective weight of a server that takes connections has changed. */
    void reweighed(int slot, int before);

    /** The number of connections of a server has changed; it may take no new ones. */
    default void counted(int slot) {}

    /**
     * Chooses one of the servers that take connections, of which there is at least one.
     *
     * @param avoid the server that was tried last, which only a server without an alternative is chosen in spite of; or none
     */
    int choose(Pick pick, int avoid);
}
