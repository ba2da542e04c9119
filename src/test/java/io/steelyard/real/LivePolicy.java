package io.steelyard.real;

import java.util.ArrayList;
import java.util.List;

/**
 * A policy to check.
 *
 * @param directive as it stands in the product's configuration, lines separated by semicolons; empty for nginx's round robin
 * @param weighted whether the servers have different weights
 */
record LivePolicy(Product product, String directive, boolean weighted) {
    private static final List<String> HAPROXY_WEIGHTED = List.of(
            "balance roundrobin",
            "balance static-rr",
            "balance leastconn",
            "balance random(2)",
            "balance hdr(X-User);hash-type consistent sdbm avalanche",
            "balance hdr(X-User);hash-type consistent;hash-balance-factor 125",
            "balance hdr(X-User)");

    private static final List<String> HAPROXY_EQUAL = List.of(
            "balance random(1)",
            "balance random(3)",
            "balance hdr(X-User);hash-type consistent",
            "balance hdr(X-User);hash-type consistent sdbm",
            "balance hdr(X-User);hash-type consistent crc32",
            "balance hdr(X-User);hash-type consistent crc32 avalanche",
            "balance hdr(X-User);hash-type consistent djb2",
            "balance hdr(X-User);hash-type consistent djb2;hash-balance-factor 110",
            "balance hdr(X-User);hash-type consistent wt6",
            "balance hdr(X-User);hash-type consistent sdbm avalanche;hash-balance-factor 150",
            "balance hdr(X-User);hash-type map-based wt6 avalanche",
            "balance url_param user;hash-type map-based crc32",
            "balance source",
            "balance source;hash-type consistent");

    private static final List<String> NGINX_WEIGHTED = List.of(
            "",
            "least_conn",
            "hash $http_x_user consistent",
            "hash $http_x_user",
            "ip_hash",
            "random",
            "random two least_conn");

    private static final List<String> NGINX_EQUAL =
            List.of("hash $arg_user consistent", "hash $remote_addr consistent", "hash $binary_remote_addr");

    /** All of a product: most with equal weights, and the main ones with different weights too. */
    static List<LivePolicy> of(Product product) {
        List<LivePolicy> policies = new ArrayList<>();
        List<String> both = product == Product.HAPROXY ? HAPROXY_WEIGHTED : NGINX_WEIGHTED;
        for (String directive : both) {
            policies.add(new LivePolicy(product, directive, false));
            policies.add(new LivePolicy(product, directive, true));
        }
        for (String directive : product == Product.HAPROXY ? HAPROXY_EQUAL : NGINX_EQUAL) {
            policies.add(new LivePolicy(product, directive, false));
        }
        return policies;
    }

    /** What tells it from the others. */
    String name() {
        String text = directive.isEmpty() ? "round robin" : directive.replace(";", "; ");
        return product.title() + ": " + text + (weighted ? ", weights" : "");
    }

    /** The same for the name of a folder. */
    String folder() {
        return name().replaceAll("[^A-Za-z0-9]+", "-");
    }
}
