package io.steelyard.select.haproxy;

/** A way from the hash of a key to a server. */
interface Lookup {
    /** The servers or their weights have changed. */
    void change();

    /** The slot of a hash; there is at least one server. */
    int slot(int hash, int avoid);
}
