package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steelyard.kube.hpa.MetricUnavailableException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The control plane of Kubernetes against cases from its own unit tests and from its specification. A case names the
 * function it is about, its input and what it expects of the result, or that the function fails.
 */
final class KubernetesConformanceTest extends ConformanceSuite {
    private static final Map<String, Operation> OPERATIONS = new TreeMap<>();

    static {
        OPERATIONS.putAll(KubernetesMetricCases.OPERATIONS);
        OPERATIONS.putAll(KubernetesScalingCases.OPERATIONS);
        OPERATIONS.putAll(KubernetesReconcileCases.OPERATIONS);
        OPERATIONS.putAll(KubernetesPodCases.OPERATIONS);
        OPERATIONS.putAll(KubernetesRolloutCases.OPERATIONS);
    }

    /** Calls one production function with the input of a case. */
    @FunctionalInterface
    interface Operation {
        ObjectNode run(JsonNode input) throws MetricUnavailableException;
    }

    KubernetesConformanceTest() {
        super("kubernetes", "kubernetes*.json");
    }

    @Override
    Optional<CaseAdapter> adapter(ConformanceCase testCase) {
        return Optional.ofNullable(OPERATIONS.get(Json.text(testCase.body(), "fn")))
                .map(operation -> each -> check(operation, each));
    }

    private static void check(Operation operation, ConformanceCase testCase) {
        JsonNode expected = asserted(testCase.field("expect"));
        ObjectNode actual;
        try {
            actual = operation.run(testCase.field("input"));
        } catch (MetricUnavailableException | IllegalArgumentException failure) {
            checkFailure(expected, String.valueOf(failure.getMessage()));
            return;
        }
        Expectation.check(expected, actual);
    }

    private static void checkFailure(JsonNode expected, String message) {
        JsonNode error = expected.get("error");
        boolean fits = error != null
                && (error.isTextual() ? message.contains(error.asText()) : error.isBoolean() && error.asBoolean());
        if (!fits) {
            throw new AssertionError("fails with '" + message + "', expected is " + expected);
        }
    }

    /** Without what a case leaves open: a null list of recommendations, and the order of conditions. */
    private static JsonNode asserted(JsonNode expected) {
        ObjectNode asserted = expected.deepCopy();
        if (asserted.path("recommendationsAfter").isNull()) {
            asserted.remove("recommendationsAfter");
        }
        if (asserted.has("conditions")) {
            asserted.set("conditions", KubernetesReconcileCases.byType(asserted.get("conditions")));
        }
        return asserted;
    }
}
