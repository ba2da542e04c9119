package io.steelyard.bench;

import static java.util.Map.entry;

import io.steelyard.bench.Row.Cost;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of the tables: every registered balancer by its bare name, or those given here in its place. */
final class Rows {
    /** Points on a ring for each pod, in the rows that are held against other rings. */
    static final int POINTS_PER_POD = 100;

    /** The labels of those whose proxies share tables. */
    static final List<String> SHARING = List.of(
            "ring-hash",
            "ring-hash, 100 points",
            "maglev",
            "envoy RING_HASH",
            "envoy MAGLEV",
            "haproxy hdr consistent",
            "nginx hash consistent");

    private static final String HEADER = "hash_policy: [{header: {header_name: x-user}}]";

    private static final Map<String, List<Row>> INSTEAD = Map.ofEntries(
            entry("rendezvous", List.of(row("rendezvous", "rendezvous", Cost.PICK))),
            entry("multi-probe", List.of(row("multi-probe", "multi-probe", Cost.PICK))),
            entry("maglev", List.of(row("maglev", "maglev", Cost.CHANGE))),
            entry(
                    "ring-hash",
                    List.of(
                            row("ring-hash", "ring-hash", Cost.CHANGE),
                            row("ring-hash, 100 points", "{ring-hash: {minimumRingSize: POINTS}}", Cost.CHANGE))),
            entry(
                    "kube-proxy",
                    List.of(
                            row("kube-proxy iptables", "kube-proxy", Cost.BOTH),
                            row("kube-proxy ipvs lc", "{kube-proxy: {mode: ipvs, ipvs: {scheduler: lc}}}", Cost.BOTH))),
            entry("stale-least-conn", List.of(row("stale-least-conn", "stale-least-conn", Cost.CHANGE))),
            entry("client-list", List.of(row("client-list", "client-list", Cost.PICK))),
            entry(
                    "envoy",
                    List.of(
                            row("envoy ROUND_ROBIN", "envoy"),
                            row("envoy LEAST_REQUEST", "{envoy: {lb_policy: LEAST_REQUEST}}"),
                            row("envoy RING_HASH", "{envoy: {lb_policy: RING_HASH, " + HEADER + "}}", Cost.CHANGE),
                            row("envoy MAGLEV", "{envoy: {lb_policy: MAGLEV, " + HEADER + "}}", Cost.CHANGE))),
            entry(
                    "istio",
                    List.of(
                            row("istio", "istio"),
                            row(
                                    "istio consistentHash",
                                    "{istio: {consistentHash: {httpHeaderName: x-user}}}",
                                    Cost.CHANGE))),
            entry(
                    "haproxy",
                    List.of(
                            row("haproxy roundrobin", "haproxy"),
                            row("haproxy leastconn", "{haproxy: {balance: leastconn}}"),
                            row("haproxy random", "{haproxy: {balance: random}}"),
                            row("haproxy hdr consistent", "{haproxy: {balance: hdr(x-user), hash-type: consistent}}"))),
            entry(
                    "ingress-nginx",
                    List.of(
                            row("ingress-nginx round_robin", "ingress-nginx"),
                            row(
                                    "ingress-nginx upstream-hash-by",
                                    "{ingress-nginx: {upstream-hash-by: $http_x_user}}",
                                    Cost.CHANGE))),
            entry(
                    "nginx",
                    List.of(
                            row("nginx round robin", "nginx", Cost.PICK),
                            row("nginx least_conn", "{nginx: {method: least_conn}}", Cost.PICK),
                            row("nginx random two", "{nginx: {method: random two least_conn}}", Cost.PICK),
                            row(
                                    "nginx hash consistent",
                                    "{nginx: {method: hash $http_x_user consistent}}",
                                    Cost.CHANGE))));

    private Rows() {}

    private static Row row(String label, String balancer) {
        return row(label, balancer, Cost.LOW);
    }

    private static Row row(String label, String balancer, Cost cost) {
        return new Row(label, balancer, cost);
    }

    /** All rows, in the order of the registry. */
    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (SelectorProvider<?> provider : SelectorRegistry.all()) {
            rows.addAll(of(provider.name()));
        }
        return rows;
    }

    /** Those of a registered balancer. */
    static List<Row> of(String balancer) {
        return INSTEAD.getOrDefault(balancer, List.of(row(balancer, balancer)));
    }

    /** The row of that label. */
    static Row named(String label) {
        return all().stream()
                .filter(row -> row.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row is called " + label));
    }
}
