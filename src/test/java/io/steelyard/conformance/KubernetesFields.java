package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steelyard.kube.hpa.MetricReading.ContainerUsage;
import io.steelyard.kube.hpa.MetricReading.PodSample;
import io.steelyard.kube.hpa.MetricReading.ResourceSample;
import io.steelyard.kube.hpa.PodView;
import io.steelyard.kube.hpa.PodView.ContainerRequests;
import io.steelyard.kube.hpa.PodView.ReadyCondition;
import io.steelyard.kube.hpa.ScaleEvents;
import io.steelyard.kube.hpa.ScaleEvents.ScaleEvent;
import io.steelyard.kube.hpa.ScalingRules;
import io.steelyard.kube.hpa.Stabilizer.Recommendation;
import io.steelyard.kube.hpa.Tolerance;
import io.steelyard.kube.pods.PodPhase;
import io.steelyard.scenario.kubernetes.HPAScalingPolicyType;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import io.steelyard.scenario.kubernetes.ScalingPolicySelect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The records that several kinds of Kubernetes cases share. Times of a case are seconds relative to its present, which is
 * second 0 of the production classes.
 */
final class KubernetesFields {
    static final long NOW = 0;

    /** What a case writes for a time that was never set. */
    private static final double UNSET_SECONDS = -1e10;

    private KubernetesFields() {}

    static ObjectNode result() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode names(Iterable<String> names) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        return array;
    }

    static long time(JsonNode node, String name) {
        return Json.number(node, name) <= UNSET_SECONDS ? PodView.DISTANT_PAST : Json.nanos(node, name);
    }

    static OptionalLong optionalTime(JsonNode node, String name) {
        return Json.optional(node, name).isPresent() ? OptionalLong.of(time(node, name)) : OptionalLong.empty();
    }

    static Tolerance tolerance(JsonNode config) {
        double both = Json.number(config, "tolerance");
        boolean distance = Json.optional(config, "toleranceMode")
                .map(mode -> mode.asText().equals("abs"))
                .orElse(false);
        return new Tolerance(
                Json.optional(config, "toleranceDown").map(JsonNode::asDouble).orElse(both),
                Json.optional(config, "toleranceUp").map(JsonNode::asDouble).orElse(both),
                distance ? Tolerance.Rule.DISTANCE : Tolerance.Rule.BAND);
    }

    /** The pods of a case; what their containers request is a request of each of {@code resources}. */
    static List<PodView> pods(JsonNode input, Set<String> resources) {
        return Json.list(
                input,
                "pods",
                pod -> new PodView(
                        Json.text(pod, "name"),
                        Json.constant(PodPhase.class, pod, "phase"),
                        Json.bool(pod, "deleted"),
                        optionalTime(pod, "startTime"),
                        Optional.of(new ReadyCondition(
                                Json.bool(pod, "ready") ? ReadyCondition.Status.True : ReadyCondition.Status.False,
                                time(pod, "readyTransitionTime"))),
                        Json.list(pod, "containers", container -> requests(container, resources))));
    }

    private static ContainerRequests requests(JsonNode container, Set<String> resources) {
        Map<String, Long> requests = new TreeMap<>();
        Json.optionalLong(container, "requestMilli")
                .ifPresent(milli -> resources.forEach(resource -> requests.put(resource, milli)));
        return new ContainerRequests(Json.text(container, "name"), requests);
    }

    static List<ResourceSample> resourceSamples(JsonNode input) {
        return Json.list(
                input,
                "samples",
                sample -> new ResourceSample(
                        Json.text(sample, "pod"),
                        time(sample, "timestamp"),
                        Json.nanos(sample, "windowSeconds"),
                        Json.list(
                                sample,
                                "containers",
                                container -> new ContainerUsage(
                                        Json.text(container, "name"), Json.optionalLong(container, "usageMilli")))));
    }

    static List<PodSample> podSamples(JsonNode input) {
        return Json.list(
                input,
                "samples",
                sample -> new PodSample(
                        Json.text(sample, "pod"),
                        time(sample, "timestamp"),
                        Json.nanos(sample, "windowSeconds"),
                        Json.longer(sample, "valueMilli")));
    }

    static List<Recommendation> recommendations(JsonNode input) {
        return Json.list(
                input,
                "recommendations",
                past -> new Recommendation(Json.integer(past, "replicas"), NOW - Json.nanos(past, "ageSeconds")));
    }

    static ScaleEvents events(JsonNode input, String name) {
        return new ScaleEvents(Json.list(
                input,
                name,
                event -> new ScaleEvent(
                        Json.integer(event, "change"),
                        NOW - Json.nanos(event, "ageSeconds"),
                        Json.optional(event, "outdated")
                                .map(JsonNode::asBoolean)
                                .orElse(false))));
    }

    /** Scaling rules as a case gives them, before defaults; null or absent: nothing given. */
    static ScalingRules.Given rules(JsonNode input, String name) {
        return Json.optional(input, name)
                .map(rules -> new ScalingRules.Given(
                        Json.optionalInteger(rules, "stabilizationWindowSeconds"),
                        Json.optional(rules, "selectPolicy")
                                .map(select ->
                                        Json.constant(ScalingPolicySelect.class, select.asText(), "selectPolicy")),
                        Json.optional(rules, "policies")
                                .map(present -> Json.list(
                                        rules,
                                        "policies",
                                        policy -> new ScalingRules.Policy(
                                                Json.constant(HPAScalingPolicyType.class, policy, "type"),
                                                Json.integer(policy, "value"),
                                                Json.integer(policy, "periodSeconds")))),
                        Json.optional(rules, "tolerance")
                                .map(value -> OptionalDouble.of(value.asDouble()))
                                .orElseGet(OptionalDouble::empty)))
                .orElse(ScalingRules.Given.NOTHING);
    }

    /** A number is pods and a string must be a percentage, as in the API. */
    static Optional<IntOrPercent> intOrPercent(JsonNode input, String name) {
        return Json.optional(input, name)
                .map(value -> value.isTextual()
                        ? IntOrPercent.parsePercent(value.asText())
                        : IntOrPercent.ofPods(Json.integer(input, name)));
    }
}
