package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No key of the balancers envoy and istio is accepted and ignored: a change of any changes what a run gives. */
class EnvoyKeyEffectTest {
    /** Pods in three zones, some of which are full at times and refuse. */
    private static final String SCENARIO = """
            duration: 12m
            replications: 1
            clients:
              open: 400
              arrivals: [{burst: {at: 2m, clients: 300, over: 20s}}]
              lifetime: {exponential: 3m}
              reconnect: {fixed: {delay: 1s, spread: 1s}}
            nodes: {pools: [{name: pool, count: 6, zones: [a, b, c], capacity: {pods: 5}}]}
            deployment: {replicas: 9}
            workload: {startup: {uniform: {low: 2s, high: 9s}}, connectionLimit: 55}
            balancer: random
            events: [{rollout: {at: 3m}}, {crash: {at: 6m, pods: 3}}, {scale: {at: 8m, replicas: 13}}]
            """;

    private static final Map<String, String> BASES = bases();

    private static Map<String, String> bases() {
        Map<String, String> bases = new HashMap<>();
        bases.put("turns", "envoy: {round_robin_lb_config: {slow_start_config: {slow_start_window: 40s}}}");
        bases.put(
                "least",
                "envoy: {lb_policy: LEAST_REQUEST, least_request_lb_config: {slow_start_config: {slow_start_window: 40s}}}");
        bases.put(
                "ejects",
                "envoy: {outlier_detection: {consecutive_5xx: 2, interval: 3s, base_ejection_time: 5s,"
                        + " max_ejection_percent: 60}}");
        bases.put(
                "retries",
                "envoy: {lb_policy: RANDOM, retry_policy: {num_retries: 2, retry_host_predicate: [], retry_on: 5xx}}");
        bases.put(
                "zones",
                "envoy: {common_lb_config: {locality_weighted_lb_config: {}}, load_assignment: {endpoints: [{locality:"
                        + " {zone: 0}, load_balancing_weight: 3}, {locality: {zone: 1}, priority: 1}]}, outlier_detection:"
                        + " {consecutive_5xx: 1, max_ejection_percent: 100, base_ejection_time: 60s}}");
        bases.put(
                "ring",
                "envoy: {lb_policy: RING_HASH, ring_hash_lb_config: {minimum_ring_size: 1500, maximum_ring_size: 2048}, hash_policy: [{header:"
                        + " {header_name: a}, share: 50%}, {query_parameter: {name: b}, share: 50%}, {cookie: {name: c}, share:"
                        + " 50%}, {connection_properties: {source_ip: true}}]}");
        bases.put("maglev", "envoy: {lb_policy: MAGLEV, hash_policy: [{cookie: {name: c, ttl: 0s}, share: 50%}]}");
        bases.put(
                "mesh",
                "istio: {zone: 0, warmup: {duration: 40s}, outlierDetection: {consecutive5xxErrors: 2,"
                        + " interval: 3s, baseEjectionTime: 5s, maxEjectionPercent: 60}}");
        bases.put(
                "panics",
                "istio: {simple: ROUND_ROBIN, outlierDetection: {consecutive5xxErrors: 1, maxEjectionPercent: 100}}");
        bases.put("hashed", "istio: {consistentHash: {httpHeaderName: a, ringHash: {minimumRingSize: 2048}}}");
        bases.put("cookie", "istio: {consistentHash: {httpCookie: {name: a}, share: 50%, maglev: {tableSize: 251}}}");
        bases.put(
                "shared", "istio: {zone: 0, localityLbSetting: {distribute: [{from: 0, to: {\"0\": 80, \"1\": 20}}]}}");
        return bases;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "turns, round_robin_lb_config.slow_start_config.slow_start_window = 80s",
                "turns, round_robin_lb_config.slow_start_config.aggression = 3",
                "turns, round_robin_lb_config.slow_start_config.min_weight_percent = 60",
                "least, least_request_lb_config.choice_count = 5",
                "least, least_request_lb_config.active_request_bias = 0.3",
                "least, least_request_lb_config.selection_method = FULL_SCAN",
                "least, least_request_lb_config.slow_start_config = null",
                "ejects, outlier_detection.consecutive_5xx = 3",
                "ejects, outlier_detection.interval = 4s",
                "ejects, outlier_detection.base_ejection_time = 20s",
                "ejects, outlier_detection.max_ejection_percent = 20",
                "ejects, outlier_detection.max_ejection_percent = 0",
                "ejects, common_lb_config.healthy_panic_threshold = 90",
                "retries, retry_policy = null",
                "retries, retry_policy.retry_on = retriable-4xx",
                "retries, retry_policy.num_retries = 1",
                "retries, retry_policy.retry_host_predicate = [envoy.retry_host_predicates.previous_hosts]",
                "zones, common_lb_config.locality_weighted_lb_config = null",
                "zones, load_assignment.endpoints[0].locality.zone = 2",
                "zones, load_assignment.endpoints[0].load_balancing_weight = 1",
                "zones, load_assignment.endpoints[1].priority = 0",
                "zones, load_assignment.policy.overprovisioning_factor = 100",
                "ring, ring_hash_lb_config.minimum_ring_size = 512",
                "ring, ring_hash_lb_config.maximum_ring_size = 1500",
                "ring, ring_hash_lb_config.hash_function = MURMUR_HASH_2",
                "ring, common_lb_config.consistent_hashing_lb_config.hash_balance_factor = 110",
                "ring, hash_policy[0].header.header_name = z",
                "ring, hash_policy[1].query_parameter.name = z",
                "ring, hash_policy[2].cookie.name = z",
                "ring, hash_policy[2].cookie.ttl = 1h",
                "ring, hash_policy[3].connection_properties.source_ip = false",
                "ring, hash_policy[0].terminal = true",
                "ring, hash_policy[0].share = 60%",
                "maglev, maglev_lb_config.table_size = 251",
                "maglev, hash_policy = []",
                "mesh, simple = RANDOM",
                "mesh, simple = ROUND_ROBIN",
                "mesh, version = \"1.13\"",
                "mesh, mode = tcp",
                "mesh, warmup.duration = 80s",
                "mesh, warmup.minimumPercent = 60",
                "mesh, warmup.aggression = 3",
                "mesh, zone = 1",
                "mesh, localityLbSetting.enabled = false",
                "mesh, outlierDetection.consecutive5xxErrors = 3",
                "mesh, outlierDetection.interval = 4s",
                "mesh, outlierDetection.baseEjectionTime = 20s",
                "mesh, outlierDetection.maxEjectionPercent = 20",
                "panics, outlierDetection.minHealthPercent = 90",
                "hashed, consistentHash.httpHeaderName = null",
                "hashed, consistentHash.ringHash.minimumRingSize = 1024",
                "hashed, consistentHash.share = 50%",
                "hashed, mode = tcp",
                "cookie, consistentHash.httpCookie.name = b",
                "cookie, consistentHash.httpCookie.ttl = 0s",
                "cookie, consistentHash.maglev.tableSize = 509",
                "shared, localityLbSetting.distribute[0].from = 1",
                "shared, localityLbSetting.distribute[0].to = {\"0\": 70, \"1\": 30}"
            })
    void aKeyHasItsEffect(String key, String value) {
        String base = key.split(",", -1)[0];
        String balancer = BASES.get(base);
        String name = balancer.substring(0, balancer.indexOf(':'));
        String setting = "balancer." + name + "." + key.split(",", -1)[1].strip() + "=" + value.strip();
        String plain = "balancer={" + balancer + "}";
        assertNotEquals(ResultText.digestOf(SCENARIO, plain), ResultText.digestOf(SCENARIO, plain, setting));
    }

    private static String envoy(String options) {
        return ResultText.digestOf(SCENARIO, "balancer={envoy: {" + options + "}}");
    }

    @Test
    void oneHostMayBeEjectedWhereThePercentageAllowsNone() {
        String outliers = "outlier_detection: {consecutive_5xx: 1, max_ejection_percent: 0, always_eject_one_host: ";
        assertNotEquals(envoy(outliers + "false}"), envoy(outliers + "true}"));
    }

    @Test
    void theLongestEjectionHasItsEffect() {
        String outliers = "outlier_detection: {consecutive_5xx: 1, interval: 5s, base_ejection_time: 60s,"
                + " max_ejection_percent: 100";
        assertNotEquals(envoy(outliers + "}"), envoy(outliers + ", max_ejection_time: 10s}"));
    }

    @Test
    void howOftenAnotherHostIsLookedForHasItsEffect() {
        String retries = "lb_policy: RANDOM, retry_policy: {retry_host_predicate: ["
                + "envoy.retry_host_predicates.previous_hosts], host_selection_retry_max_attempts: ";
        assertNotEquals(envoy(retries + "1}"), envoy(retries + "5}"));
    }

    private static final String CANARY = "canary={deployment: {replicas: 3}}";

    private static String routed(String http) {
        return ResultText.digestOf(
                SCENARIO, "nodes=null", CANARY, "balancer={istio: {subsets: [a, b], http: [" + http + "]}}");
    }

    @Test
    void theKeysOfRoutesHaveTheirEffect() {
        String evenly = "{route: [{subset: a, weight: 1}, {subset: b, weight: 1}]}";
        String some = routed("{match: {header: x, share: 30%}, route: [{subset: b}]}, " + evenly);
        assertNotEquals(ResultText.digestOf(SCENARIO, "nodes=null", CANARY, "balancer=istio"), routed(evenly));
        assertNotEquals(routed(evenly), some);
        assertNotEquals(some, routed("{match: {header: y, share: 30%}, route: [{subset: b}]}, " + evenly));
        assertNotEquals(some, routed("{match: {header: x, share: 40%}, route: [{subset: b}]}, " + evenly));
        assertNotEquals(some, routed("{match: {header: x, share: 30%}, route: [{subset: a}]}, " + evenly));
        assertNotEquals(routed(evenly), routed("{route: [{subset: a, weight: 2}, {subset: b, weight: 1}]}"));
    }

    @Test
    void theOldKeyOfTheRingsSizeIsTheNewOne() {
        String address = "balancer={istio: {consistentHash: {useSourceIp: ";
        String some = ResultText.digestOf(SCENARIO, address + "true, minimumRingSize: 300}}}");
        assertEquals(some, ResultText.digestOf(SCENARIO, address + "true, ringHash: {minimumRingSize: 300}}}}"));
        assertNotEquals(some, ResultText.digestOf(SCENARIO, address + "true}}}"));
        assertNotEquals(some, ResultText.digestOf(SCENARIO, address + "false, minimumRingSize: 300}}}"));
        String query = "balancer={istio: {consistentHash: {httpQueryParameterName: q, share: 50%}}}";
        assertNotEquals(ResultText.digestOf(SCENARIO, query), ResultText.digestOf(SCENARIO, query.replace("q,", "r,")));
    }
}
