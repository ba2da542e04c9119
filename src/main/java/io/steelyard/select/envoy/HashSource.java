package io.steelyard.select.envoy;

import io.steelyard.hash.Xxh64;
import io.steelyard.scenario.Fraction;
import java.util.Locale;

/**
 * One source of a client's hash.
 *
 * @param kind where the text comes from that is hashed
 * @param name what the text is carried in, which decides which clients carry it
 * @param terminal whether the sources after it are left out once there is a hash
 * @param share the share of the clients that carry the text
 */
record HashSource(Kind kind, String name, boolean terminal, Fraction share) {
    HashSource {
        name = name.toLowerCase(Locale.ROOT);
    }

    /** The same number for all that carries the same name. */
    long salt() {
        return salt(name);
    }

    /** The number by which those are found that carry a header, cookie or parameter. */
    static long salt(String name) {
        return Xxh64.hash(name.toLowerCase(Locale.ROOT), 0);
    }

    /** Where the text comes from. */
    enum Kind {
        /** A header, cookie or parameter that shows the client's affinity key. */
        KEY,
        /** The same, but to clients without it the proxy gives a cookie with a value made of their addresses. */
        KEY_OR_GENERATED_COOKIE,
        /** The client's source address. */
        SOURCE_ADDRESS
    }
}
