package io.steelyard.select.haproxy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What HAProxy's {@code balance} says.
 *
 * @param draws servers drawn per choice, for {@link Kind#RANDOM}
 */
record Balance(Kind kind, int draws) {
    private static final Pattern DRAWS = Pattern.compile("random\\((\\d{1,9})\\)");
    private static final Pattern KEY = Pattern.compile(
            "hdr\\([^()\\s]+\\)|url_param \\S+|hash (?:req\\.cook|req\\.hdr|hdr|cook|url_param|urlp)\\([^()\\s]+\\)");
    private static final List<String> NOT_MODELLED = List.of("first", "uri", "rdp-cookie", "hash");
    private static final int DEFAULT_DRAWS = 2;

    /** How a server is chosen. */
    enum Kind {
        ROUNDROBIN,
        STATIC_RR,
        LEASTCONN,
        RANDOM,
        /** By the hash of the client's address. */
        SOURCE,
        /** By the hash of a text of the request. */
        KEY;

        boolean hashes() {
            return this == SOURCE || this == KEY;
        }
    }

    /** Reads the directive without its first word. */
    static Balance parse(String text) {
        Matcher draws = DRAWS.matcher(text);
        if (draws.matches()) {
            int number = Integer.parseInt(draws.group(1));
            if (number < 1) {
                throw new IllegalArgumentException("balance must draw at least 1 server but is " + text);
            }
            return new Balance(Kind.RANDOM, number);
        }
        if (KEY.matcher(text).matches()) {
            return new Balance(Kind.KEY, DEFAULT_DRAWS);
        }
        return switch (text) {
            case "roundrobin" -> new Balance(Kind.ROUNDROBIN, DEFAULT_DRAWS);
            case "static-rr" -> new Balance(Kind.STATIC_RR, DEFAULT_DRAWS);
            case "leastconn" -> new Balance(Kind.LEASTCONN, DEFAULT_DRAWS);
            case "random" -> new Balance(Kind.RANDOM, DEFAULT_DRAWS);
            case "source" -> new Balance(Kind.SOURCE, DEFAULT_DRAWS);
            default -> throw refusal(text);
        };
    }

    private static IllegalArgumentException refusal(String text) {
        String first = text.split("[ (]", 2)[0];
        if (NOT_MODELLED.contains(first)) {
            return new IllegalArgumentException("balance " + text + " is not modelled yet");
        }
        return new IllegalArgumentException(
                "balance must be roundrobin, static-rr, leastconn, random, random(3), source,"
                        + " hdr(name), url_param name or hash req.cook(name) but is " + text);
    }
}
