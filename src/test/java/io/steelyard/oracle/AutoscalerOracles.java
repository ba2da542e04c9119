package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.Steelyard;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.sim.Experiment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The oracles on the replicas that an autoscaler sets at each sync after a change of the load, with pods that start at once.
 *
 * <p>Syncs begin at 0 s and the load changes at 1 s, so that sync 0 sees the load before.
 */
public final class AutoscalerOracles implements OracleAdapter {
    private static final Pattern LOAD = Pattern.compile("([0-9]+)->([0-9]+)( at t=0)?");
    private static final Pattern TARGET = Pattern.compile("conns per pod avg, target ([0-9]+)");
    private static final Pattern STALE =
            Pattern.compile("per-pod avg measured d=([0-9]+) syncs ago, instantaneous pods");
    private static final Pattern POLICY = Pattern.compile("up max\\(2x,\\+4\\)/15s; tol ([0-9.]+)");
    private static final Set<String> FIELDS = Set.of(
            "load", "R0", "metric", "target", "delay_syncs", "policy", "minR", "maxR", "sync_s", "stabilisation_s");
    private static final String OPEN_POLICIES =
            "behavior: {scaleUp: {stabilizationWindowSeconds: 0, policies: [{type: Pods, value: 100000, periodSeconds: 15}]}, "
                    + "scaleDown: {stabilizationWindowSeconds: 0, "
                    + "policies: [{type: Percent, value: 100, periodSeconds: 15}]}}";
    private static final String DEFAULT_POLICIES =
            "behavior: {scaleUp: {policies: [{type: Percent, value: 100, periodSeconds: 15}, "
                    + "{type: Pods, value: 4, periodSeconds: 15}]}}";
    private static final String SCENARIO = """
            duration: DURATIONs
            clients:
              open: BEFORE
              arrivals: [ARRIVALS]
              lifetime: never
              start: even
              reconnect: immediate
            kubernetes:
              horizontalPodAutoscaler: {phase: 0s, syncPeriod: SYNCs, tolerance: TOLERANCE, downscaleStabilization: WINDOWs}
            deployment: {replicas: REPLICAS}
            autoscaler:
              minReplicas: LEAST
              maxReplicas: MOST
              metrics:
                - type: Object
                  object:
                    metric: {name: load}
                    describedObject: {kind: Service, name: app}
                    target: {type: Value, value: TARGET}
              BEHAVIOR
            metrics: {load: {is: openConnections, scrape: SYNCs, lag: LAGs, aggregate: mean}}
            balancer: least-conn
            events: [EVENTS]
            """;

    @Override
    public boolean understands(OracleCase oracle) {
        JsonNode params = oracle.params();
        Set<String> names = new TreeSet<>();
        params.fieldNames().forEachRemaining(names::add);
        return oracle.metric().equals("replicas at each sync")
                && FIELDS.containsAll(names)
                && Form.isCount(params, "R0")
                && LOAD.matcher(params.path("load").asText()).matches()
                && (!params.has("metric")
                        || target(params).isPresent()
                        || stale(params).isPresent())
                && behavior(params).isPresent()
                && oracle.expected().isArray()
                && oracle.expected().size() > 1
                && oracle.tolerance().path("type").asText().equals("exact");
    }

    private static OptionalInt target(JsonNode params) {
        if (params.has("target")) {
            return OptionalInt.of(params.get("target").intValue());
        }
        return find(TARGET, params.path("metric").asText());
    }

    private static OptionalInt stale(JsonNode params) {
        return find(STALE, params.path("metric").asText());
    }

    private static OptionalInt find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** The pace that the case allows: none said means that of an autoscaler without {@code behavior}. */
    private static Optional<String> behavior(JsonNode params) {
        String policy = params.path("policy").asText();
        if (policy.isEmpty()) {
            return Optional.of("");
        }
        if (policy.equals("none") || policy.equals("none, no stabilisation")) {
            return Optional.of(OPEN_POLICIES);
        }
        return POLICY.matcher(policy).matches() ? Optional.of(DEFAULT_POLICIES) : Optional.empty();
    }

    @Override
    public void check(OracleCase oracle) {
        List<DecisionRecord> decisions = Experiment.of(Steelyard.parse(scenario(oracle)))
                .replications(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0)
                .decisions();
        List<Integer> replicas =
                decisions.stream().map(DecisionRecord::desiredReplicas).toList();
        List<Integer> expected = StreamSupport.stream(oracle.expected().spliterator(), false)
                .map(JsonNode::intValue)
                .toList();
        assertEquals(expected, replicas);
    }

    private static String scenario(OracleCase oracle) {
        JsonNode params = oracle.params();
        Matcher load = LOAD.matcher(params.get("load").asText());
        if (!load.matches()) {
            throw new IllegalArgumentException("no change of load: " + params.get("load"));
        }
        int before = Integer.parseInt(load.group(1));
        int change = Integer.parseInt(load.group(2)) - before;
        int initial = params.get("R0").intValue();
        int sync = params.path("sync_s").asInt(15);
        Matcher policy = POLICY.matcher(params.path("policy").asText());
        return Fill.in(
                SCENARIO,
                "DURATION",
                sync * (oracle.expected().size() - 1) + 2,
                "BEFORE",
                before,
                "ARRIVALS",
                change > 0 ? "{burst: {at: 1s, clients: " + change + "}}" : "",
                "EVENTS",
                change < 0 ? "{leave: {at: 1s, clients: " + -change + "}}" : "",
                "BEHAVIOR",
                behavior(params).orElseThrow(),
                "SYNC",
                sync,
                "TOLERANCE",
                policy.matches() ? policy.group(1) : "0.1",
                "WINDOW",
                params.path("stabilisation_s").asInt(300),
                "REPLICAS",
                initial,
                "LEAST",
                params.path("minR").asInt(1),
                "MOST",
                params.path("maxR").asInt(1000),
                // A case that names no target begins on target.
                "TARGET",
                target(params).orElse(before / initial),
                "LAG",
                sync * params.path("delay_syncs").asInt(0));
    }
}
