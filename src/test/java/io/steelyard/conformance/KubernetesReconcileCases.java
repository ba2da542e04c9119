package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steelyard.conformance.KubernetesConformanceTest.Operation;
import io.steelyard.kube.hpa.Behavior;
import io.steelyard.kube.hpa.Condition;
import io.steelyard.kube.hpa.Decision;
import io.steelyard.kube.hpa.FleetSample;
import io.steelyard.kube.hpa.HorizontalController;
import io.steelyard.kube.hpa.HpaSettings;
import io.steelyard.kube.hpa.HpaSpec;
import io.steelyard.kube.hpa.HpaState;
import io.steelyard.kube.hpa.LegacyLimits;
import io.steelyard.kube.hpa.MetricReading;
import io.steelyard.kube.hpa.MetricRule;
import io.steelyard.kube.hpa.ScalingRules;
import io.steelyard.kube.hpa.Stabilizer;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.scenario.kubernetes.MetricTargetType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Cases of one whole tick of the autoscaler's controller. */
final class KubernetesReconcileCases {
    static final Map<String, Operation> OPERATIONS = Map.of("reconcileAutoscaler", KubernetesReconcileCases::tick);

    private KubernetesReconcileCases() {}

    private static ObjectNode tick(JsonNode input) {
        JsonNode hpa = Json.field(input, "hpa");
        HpaSpec spec = new HpaSpec(
                Json.integer(hpa, "minReplicas"),
                Json.integer(hpa, "maxReplicas"),
                Json.list(hpa, "metrics", KubernetesReconcileCases::metric),
                Json.optional(hpa, "behavior")
                        .map(behavior -> new Behavior(
                                ScalingRules.up(KubernetesFields.rules(behavior, "scaleUp")),
                                ScalingRules.down(KubernetesFields.rules(behavior, "scaleDown")))));
        Stabilizer stabilizer = Json.optional(input, "recommendations")
                .map(present -> new Stabilizer(KubernetesFields.recommendations(input)))
                .orElseGet(Stabilizer::new);
        HpaState state = new HpaState(
                stabilizer,
                KubernetesFields.events(input, "scaleUpEvents"),
                KubernetesFields.events(input, "scaleDownEvents"));
        JsonNode scale = Json.field(input, "scale");
        FleetSample sample = new FleetSample(
                Json.integer(scale, "specReplicas"),
                Json.integer(scale, "statusReplicas"),
                KubernetesFields.pods(input, resources(hpa)),
                Json.list(hpa, "metrics", KubernetesReconcileCases::reading));
        Decision decision = new HorizontalController(spec, settings(Json.field(input, "config")), state)
                .decide(KubernetesFields.NOW, sample);
        return result(decision, spec);
    }

    private static HpaSettings settings(JsonNode config) {
        return new HpaSettings(
                1,
                KubernetesFields.tolerance(config),
                Json.nanos(config, "cpuInitializationPeriodSeconds"),
                Json.nanos(config, "initialReadinessDelaySeconds"),
                Json.nanos(config, "downscaleStabilizationWindowSeconds"),
                new LegacyLimits(Json.number(config, "scaleUpLimitFactor"), Json.number(config, "scaleUpLimitMinimum")),
                Json.bool(config, "containerResourceMetricsEnabled"),
                KubernetesMetricCases.NAMESPACE);
    }

    private static MetricRule metric(JsonNode metric) {
        JsonNode target = Json.field(metric, "target");
        return new MetricRule(
                type(metric),
                Json.optional(metric, "resource")
                        .or(() -> Json.optional(metric, "metric"))
                        .map(JsonNode::asText)
                        .orElse(""),
                Json.optional(metric, "container").map(JsonNode::asText),
                new MetricRule.Target(
                        Json.optional(target, "type")
                                .map(type -> Json.constant(MetricTargetType.class, type.asText(), "type")),
                        Json.optionalInteger(target, "averageUtilization"),
                        Json.optionalLong(target, "averageValueMilli"),
                        Json.optionalLong(target, "valueMilli")));
    }

    /** The type of a metric; empty for one that the API does not have. */
    private static Optional<MetricSourceType> type(JsonNode metric) {
        String type = Json.text(metric, "type");
        return Stream.of(MetricSourceType.values())
                .filter(known -> known.name().equals(type))
                .findFirst();
    }

    private static MetricReading reading(JsonNode metric) {
        if (Json.optional(metric, "fetchError").isPresent() || type(metric).isEmpty()) {
            return new MetricReading.Unavailable("the metric cannot be fetched");
        }
        return switch (type(metric).get()) {
            case Resource, ContainerResource -> new MetricReading.Resources(KubernetesFields.resourceSamples(metric));
            case Pods -> new MetricReading.Pods(KubernetesFields.podSamples(metric));
            case Object -> new MetricReading.ObjectValue(Json.longer(metric, "valueMilli"));
            case External -> new MetricReading.ExternalValues(Json.list(metric, "valuesMilli", JsonNode::asLong));
        };
    }

    private static Set<String> resources(JsonNode hpa) {
        Set<String> resources = new TreeSet<>();
        for (JsonNode metric : Json.field(hpa, "metrics")) {
            Json.optional(metric, "resource").map(JsonNode::asText).ifPresent(resources::add);
        }
        return resources;
    }

    private static ObjectNode result(Decision decision, HpaSpec spec) {
        ObjectNode result = KubernetesFields.result()
                .put("desiredReplicas", decision.desiredReplicas())
                .put("action", decision.action().name().toLowerCase(Locale.ROOT))
                .put("error", decision.error().isPresent() ? "internal" : "none");
        for (int i = 0; i < decision.metrics().size() && !result.has("cpuUtilization"); i++) {
            MetricRule metric = spec.metrics().get(i);
            if (metric.type().equals(Optional.of(MetricSourceType.Resource))
                    && metric.name().equals("cpu")) {
                decision.metrics()
                        .get(i)
                        .proposal()
                        .ifPresent(proposal ->
                                proposal.utilization().ifPresent(percent -> result.put("cpuUtilization", percent)));
            }
        }
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        for (Condition condition : decision.conditions()) {
            conditions
                    .addObject()
                    .put("type", condition.type().name())
                    .put("status", condition.status() ? "True" : "False")
                    .put("reason", condition.reason().name());
        }
        result.set("conditions", byType(conditions));
        return result;
    }

    /** Conditions in the order of their types. */
    static ArrayNode byType(JsonNode conditions) {
        List<JsonNode> sorted = new ArrayList<>();
        conditions.forEach(sorted::add);
        sorted.sort(Comparator.comparing(condition -> Json.text(condition, "type")));
        return JsonNodeFactory.instance.arrayNode().addAll(sorted);
    }
}
