package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.Key;
import io.steelyard.scenario.NotModelled;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Envoy's {@code RouteAction.HashPolicy}: exactly one source of a client's hash, and our share of clients that have it.
 *
 * @param header a header, whose value is the client's affinity key
 * @param cookie a cookie, whose value is the client's affinity key
 * @param connectionProperties the client's address
 * @param queryParameter a parameter of the URL, whose value is the client's affinity key
 * @param terminal whether the policies after it are left out once there is a hash
 * @param share the share of the clients that carry the header, cookie or parameter; no key of Envoy
 */
@NotModelled("filter_state")
public record HashPolicy(
        Optional<Header> header,
        Optional<Cookie> cookie,
        @Key("connection_properties") Optional<ConnectionProperties> connectionProperties,
        @Key("query_parameter") Optional<QueryParameter> queryParameter,
        @Default("false") boolean terminal,
        @Default("100%") Fraction share) {
    public HashPolicy {
        long given = Stream.of(header, cookie, connectionProperties, queryParameter)
                .filter(Optional::isPresent)
                .count();
        if (given != 1) {
            throw new IllegalArgumentException(
                    "a hash policy has exactly one of header, cookie, connection_properties, query_parameter, but this has "
                            + given);
        }
        if (connectionProperties.isPresent() && share.value() < 1) {
            throw new IllegalArgumentException(
                    "share must be absent beside connection_properties: every client has an" + " address");
        }
    }

    /**
     * Hashes a header.
     *
     * @param headerName its name, which decides which clients are those that carry it
     */
    @NotModelled("regex_rewrite")
    public record Header(@Key("header_name") String headerName) {}

    /**
     * Hashes a cookie.
     *
     * @param name its name, which decides which clients are those that carry it
     * @param ttl if given, even as 0 s, clients without the cookie are given one
     */
    @Inert({"path", "attributes"})
    public record Cookie(String name, Optional<Duration> ttl) {}

    /**
     * Hashes the connection's addresses.
     *
     * @param sourceIp whether the client's address is hashed, without its port
     */
    public record ConnectionProperties(
            @Key("source_ip") @Default("false") boolean sourceIp) {}

    /**
     * Hashes a parameter of the URL.
     *
     * @param name its name, which decides which clients are those that carry it
     */
    public record QueryParameter(String name) {}
}
