package io.steelyard.exactness;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.Evidence;
import io.steelyard.conformance.Evidence.Count;
import io.steelyard.conformance.Evidence.OfEnvoy;
import io.steelyard.select.envoy.config.LbPolicyName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of each policy of Envoy, and of the parts that policies share. */
final class EnvoyRows {
    private static final String HASH_FUNCTIONS = "part: XXH64 and Murmur2";
    private static final String HASH_POLICY = "part: `hash_policy` and generated cookies";
    private static final String PRIORITIES = "part: priorities and panic";
    private static final String SLOW_START = "part: `slow_start_config`";
    private static final String BOUNDED = "part: `hash_balance_factor`";
    private static final String ZONES = "part: zones by weight";
    private static final String OUTLIERS = "part: outlier detection by consecutive failures";
    private static final String RETRIES = "part: `retry_policy` at connect failures";

    /**
     * A row.
     *
     * @param standing as it is meant; where no case is held against it, less may be said
     * @param note what cannot be known, and what else a reader should know
     */
    record Row(String name, Standing standing, String note) {}

    private final Map<String, Count> upstream = new LinkedHashMap<>();
    private final Map<String, Count> computed = new LinkedHashMap<>();

    EnvoyRows() {
        for (OfEnvoy each : Evidence.ofEnvoy()) {
            Map<String, Count> counts = each.upstream() ? upstream : computed;
            counts.merge(
                    rowOf(each.body()),
                    new Count(0, 0).plus(each.holds()),
                    (a, b) -> new Count(a.found() + b.found(), a.holding() + b.holding()));
        }
    }

    /** The row of a policy. */
    static Row policy(LbPolicyName policy) {
        return switch (policy) {
            case ROUND_ROBIN ->
                row(
                        policy,
                        Standing.EXACT_BUT_FOR_THE_SEED,
                        "each worker's start, or the seed of its schedule, is drawn");
            case LEAST_REQUEST ->
                row(
                        policy,
                        Standing.EXACT_BUT_FOR_THE_SEED,
                        "the hosts compared are drawn; with weights, the schedule's seed");
            case RANDOM -> row(policy, Standing.EXACT_BUT_FOR_THE_SEED, "each host is drawn");
            case RING_HASH, MAGLEV ->
                row(policy, Standing.EXACT, "the table and the look-up; a client without a hash is drawn a random one");
        };
    }

    /** The kind that has the policy alone, without a process around it. */
    static String kindAlone(LbPolicyName policy) {
        return switch (policy) {
            case ROUND_ROBIN -> "round-robin";
            case LEAST_REQUEST -> "least-request";
            case RANDOM -> "random";
            case RING_HASH -> "ring-hash";
            case MAGLEV -> "maglev";
        };
    }

    static List<Row> parts() {
        return List.of(
                new Row(HASH_FUNCTIONS, Standing.EXACT, ""),
                new Row(
                        HASH_POLICY,
                        Standing.EXACT,
                        "the client's port follows from its number, and it brings its cookie back"),
                new Row(BOUNDED, Standing.EXACT, ""),
                new Row(SLOW_START, Standing.EXACT, "a weight is looked at when Envoy does, not before"),
                new Row(PRIORITIES, Standing.EXACT, "the loads; which priority a client gets is drawn"),
                new Row(ZONES, Standing.EXACT_BUT_FOR_THE_SEED, "the schedule's seed is drawn anew at every change"),
                new Row(OUTLIERS, Standing.EXACT, "looked at when something happens after an interval is over"),
                new Row(RETRIES, Standing.EXACT, "without its back-off"));
    }

    private static Row row(LbPolicyName policy, Standing standing, String note) {
        return new Row("`" + policy.name() + "`", standing, note);
    }

    /** How a row stands, its cases considered. */
    String standing(Row row) {
        return row.standing().words(upstream(row).holding() + computed(row).holding());
    }

    /** Cases from Envoy's own unit tests. */
    Count upstream(Row row) {
        return upstream.getOrDefault(row.name(), new Count(0, 0));
    }

    /** Cases that an independent reference computed. */
    Count computed(Row row) {
        return computed.getOrDefault(row.name(), new Count(0, 0));
    }

    private static String rowOf(JsonNode body) {
        return switch (body.get("kind").textValue()) {
            case "xxh64", "xxh64_chain", "murmur2" -> HASH_FUNCTIONS;
            case "hash_policy", "header_hash", "cookie" -> HASH_POLICY;
            case "priority_load" -> PRIORITIES;
            case "slow_start_weight" -> SLOW_START;
            case "bounded", "bounded_shuffle", "bounded_factor" -> BOUNDED;
            case "ring", "ring_config_error" -> policy(LbPolicyName.RING_HASH).name();
            case "maglev", "maglev_config_error" -> policy(LbPolicyName.MAGLEV).name();
            case "random_lb" -> policy(LbPolicyName.RANDOM).name();
            case "rr_churn", "edf_first_pick_counts" ->
                policy(LbPolicyName.ROUND_ROBIN).name();
            case "p2c_sequence" -> policy(LbPolicyName.LEAST_REQUEST).name();
            case "churn" -> ofAlgorithm(body.get("algo").textValue()).name();
            case "edf_sequence", "edf_lb" ->
                ofAlgorithm(body.get("lb").textValue()).name();
            default -> throw new IllegalArgumentException("no row for the case " + body);
        };
    }

    private static Row ofAlgorithm(String word) {
        return policy(
                switch (word) {
                    case "ring" -> LbPolicyName.RING_HASH;
                    case "maglev" -> LbPolicyName.MAGLEV;
                    case "rr" -> LbPolicyName.ROUND_ROBIN;
                    case "lr" -> LbPolicyName.LEAST_REQUEST;
                    default -> throw new IllegalArgumentException("no row for the algorithm " + word);
                });
    }
}
