package io.steelyard.select.nginx;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the directive of an upstream block says about how a peer is chosen.
 *
 * @param key what is hashed, where something is
 */
record Directive(Kind kind, Key key) {
    private static final Pattern HASH = Pattern.compile("hash (\\$\\w+|\\$\\{\\w+})( consistent)?");

    /** The method. */
    enum Kind {
        ROUND_ROBIN,
        LEAST_CONN,
        RANDOM,
        RANDOM_TWO,
        HASH,
        HASH_CONSISTENT,
        IP_HASH
    }

    /** What is hashed. */
    enum Key {
        /** {@code $remote_addr}: the client's address as a text. */
        ADDRESS_TEXT,
        /** {@code $binary_remote_addr}: its four bytes. */
        ADDRESS_BYTES,
        /** Any other variable: the client's key. */
        CLIENT_KEY
    }

    /** Reads the directive without its semicolon. */
    static Directive parse(String text) {
        Matcher hash = HASH.matcher(text);
        if (hash.matches()) {
            Kind kind = hash.group(2) == null ? Kind.HASH : Kind.HASH_CONSISTENT;
            return new Directive(kind, key(hash.group(1).replaceAll("[${}]", "")));
        }
        Kind kind = switch (text) {
            case "round robin" -> Kind.ROUND_ROBIN;
            case "least_conn" -> Kind.LEAST_CONN;
            case "random" -> Kind.RANDOM;
            case "random two", "random two least_conn" -> Kind.RANDOM_TWO;
            case "ip_hash" -> Kind.IP_HASH;
            default -> throw refusal(text);
        };
        return new Directive(kind, Key.CLIENT_KEY);
    }

    private static Key key(String variable) {
        return switch (variable) {
            case "remote_addr" -> Key.ADDRESS_TEXT;
            case "binary_remote_addr" -> Key.ADDRESS_BYTES;
            default -> Key.CLIENT_KEY;
        };
    }

    private static IllegalArgumentException refusal(String text) {
        if (text.startsWith("least_time") || text.startsWith("sticky") || text.startsWith("random two least_time")) {
            return new IllegalArgumentException(
                    "method " + text + " is not modelled: nginx 1.22 has it in its commercial edition only");
        }
        return new IllegalArgumentException("method must be round robin, least_conn, random, random two least_conn,"
                + " hash $variable, hash $variable consistent or ip_hash but is " + text);
    }
}
