package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import java.util.Optional;

/**
 * What a trigger of a ScaledObject asks for (KEDA of August 2026, pkg/scalers/prometheus_scaler.go and cpu_memory_scaler.go).
 *
 * @param query of prometheus: the query, of which the text alone matters here
 * @param metricName of prometheus: a name for its value, as KEDA before 2.10 had it
 * @param threshold of prometheus: the value that a pod, or all of them together, are held at
 * @param activationThreshold of prometheus: the trigger is active where the value is above this
 * @param value of cpu and memory: per cent of what the pods request, or an amount per pod
 * @param containerName of cpu and memory: the one container that counts; absent: whole pods
 */
@Inert({
    "authModes",
    "awsRegion",
    "customHeaders",
    "identityOwner",
    "ignoreNullValues",
    "namespace",
    "queryParameters",
    "serverAddress",
    "timeout",
    "unsafeSsl"
})
public record TriggerMetadata(
        Optional<String> query,
        Optional<String> metricName,
        Optional<Quantity> threshold,
        @Default("0") Quantity activationThreshold,
        Optional<Quantity> value,
        Optional<String> containerName) {
    public TriggerMetadata {
        Check.positive("threshold", threshold);
        Check.positive("value", value);
    }
}
