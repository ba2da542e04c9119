package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steelyard.conformance.KubernetesConformanceTest.Operation;
import io.steelyard.kube.hpa.Behavior;
import io.steelyard.kube.hpa.LegacyLimits;
import io.steelyard.kube.hpa.Limited;
import io.steelyard.kube.hpa.ScaleEvents;
import io.steelyard.kube.hpa.ScaleEvents.ScaleEvent;
import io.steelyard.kube.hpa.ScalingRules;
import io.steelyard.kube.hpa.Stabilizer;
import io.steelyard.kube.hpa.Stabilizer.Recommendation;
import java.util.Map;
import java.util.Optional;

/** Cases of stabilisation, limits and scale events. */
final class KubernetesScalingCases {
    static final Map<String, Operation> OPERATIONS = Map.of(
            "convertDesiredReplicasWithRules", KubernetesScalingCases::legacyLimit,
            "stabilizeRecommendation", KubernetesScalingCases::highest,
            "stabilizeRecommendationWithBehaviors", KubernetesScalingCases::nearest,
            "convertDesiredReplicasWithBehaviorRate", KubernetesScalingCases::behaviorLimit,
            "calculateScaleUpLimitWithScalingRules", KubernetesScalingCases::upLimit,
            "calculateScaleDownLimitWithBehaviors", KubernetesScalingCases::downLimit,
            "storeScaleEvent", KubernetesScalingCases::store,
            "defaultScalingRules", KubernetesScalingCases::defaults);

    private KubernetesScalingCases() {}

    private static ObjectNode legacyLimit(JsonNode input) {
        JsonNode config = Json.field(input, "config");
        LegacyLimits limits =
                new LegacyLimits(Json.number(config, "scaleUpLimitFactor"), Json.number(config, "scaleUpLimitMinimum"));
        return result(limits.limit(
                Json.integer(input, "currentReplicas"),
                Json.integer(input, "desiredReplicas"),
                Json.integer(input, "minReplicas"),
                Json.integer(input, "maxReplicas")));
    }

    private static ObjectNode highest(JsonNode input) {
        Stabilizer stabilizer = new Stabilizer(KubernetesFields.recommendations(input));
        int replicas = stabilizer.highest(
                Json.integer(input, "desiredReplicas"), Json.nanos(input, "windowSeconds"), KubernetesFields.NOW);
        return KubernetesFields.result()
                .put("replicas", replicas)
                .put("logLength", stabilizer.recommendations().size());
    }

    private static ObjectNode nearest(JsonNode input) {
        Stabilizer stabilizer = new Stabilizer(KubernetesFields.recommendations(input));
        int replicas = stabilizer.nearest(
                Json.integer(input, "currentReplicas"),
                Json.integer(input, "desiredReplicas"),
                Json.nanos(input, "scaleUpStabilizationWindowSeconds"),
                Json.nanos(input, "scaleDownStabilizationWindowSeconds"),
                KubernetesFields.NOW);
        ObjectNode result = KubernetesFields.result().put("replicas", replicas);
        ArrayNode after = result.putArray("recommendationsAfter");
        stabilizer.recommendations().stream().map(Recommendation::replicas).forEach(after::add);
        return result;
    }

    private static ObjectNode behaviorLimit(JsonNode input) {
        Behavior behavior = new Behavior(
                ScalingRules.up(KubernetesFields.rules(input, "scaleUpRules")),
                ScalingRules.down(KubernetesFields.rules(input, "scaleDownRules")));
        return result(behavior.limit(
                Json.integer(input, "currentReplicas"),
                Json.integer(input, "desiredReplicas"),
                Json.integer(input, "minReplicas"),
                Json.integer(input, "maxReplicas"),
                KubernetesFields.events(input, "scaleUpEvents"),
                KubernetesFields.events(input, "scaleDownEvents"),
                KubernetesFields.NOW));
    }

    private static ObjectNode upLimit(JsonNode input) {
        int limit = ScalingRules.up(KubernetesFields.rules(input, "rules"))
                .upLimit(
                        Json.integer(input, "currentReplicas"),
                        KubernetesFields.events(input, "scaleUpEvents"),
                        KubernetesFields.events(input, "scaleDownEvents"),
                        KubernetesFields.NOW);
        return KubernetesFields.result().put("limit", limit);
    }

    private static ObjectNode downLimit(JsonNode input) {
        int limit = ScalingRules.down(KubernetesFields.rules(input, "rules"))
                .downLimit(
                        Json.integer(input, "currentReplicas"),
                        KubernetesFields.events(input, "scaleUpEvents"),
                        KubernetesFields.events(input, "scaleDownEvents"),
                        KubernetesFields.NOW);
        return KubernetesFields.result().put("limit", limit);
    }

    private static ObjectNode store(JsonNode input) {
        ScaleEvents events = KubernetesFields.events(input, "prevEvents");
        boolean up = Json.text(input, "direction").equals("up");
        ObjectNode result = KubernetesFields.result()
                .put(
                        "changeInPeriodBefore",
                        events.changedWithin(Json.integer(input, "changePeriodSeconds"), KubernetesFields.NOW));
        ScalingRules.Given rules = KubernetesFields.rules(input, "rules");
        Optional<Behavior> behavior = Json.optional(input, "rules")
                .map(given -> new Behavior(ScalingRules.up(rules), ScalingRules.down(rules)));
        behavior.ifPresent(given -> given.store(
                Json.integer(input, "prevReplicas"),
                Json.integer(input, "newReplicas"),
                up ? events : new ScaleEvents(),
                up ? new ScaleEvents() : events,
                KubernetesFields.NOW));
        ArrayNode after = result.putArray("events");
        for (ScaleEvent event : events.list()) {
            after.addObject().put("change", event.change()).put("outdated", event.outdated());
        }
        return result;
    }

    private static ObjectNode defaults(JsonNode input) {
        ScalingRules.Given given = KubernetesFields.rules(input, "rules");
        ScalingRules rules =
                Json.text(input, "direction").equals("scaleUp") ? ScalingRules.up(given) : ScalingRules.down(given);
        ObjectNode result = KubernetesFields.result();
        if (rules.stabilizationWindowSeconds().isPresent()) {
            result.put(
                    "stabilizationWindowSeconds",
                    rules.stabilizationWindowSeconds().getAsInt());
        } else {
            result.putNull("stabilizationWindowSeconds");
        }
        result.put("selectPolicy", rules.selectPolicy().name());
        ArrayNode policies = result.putArray("policies");
        for (ScalingRules.Policy policy : rules.policies()) {
            policies.addObject()
                    .put("type", policy.type().name())
                    .put("value", policy.value())
                    .put("periodSeconds", policy.periodSeconds());
        }
        return result;
    }

    private static ObjectNode result(Limited limited) {
        return KubernetesFields.result()
                .put("replicas", limited.replicas())
                .put("condition", limited.reason().name());
    }
}
