package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;
import java.util.Optional;

/**
 * The part of a container that a simulation reads (core/v1 {@code Container}).
 *
 * @param name the container's name
 * @param resources what it requests, and what it may use
 * @param lifecycle its preStop hook
 * @param startupProbe holds the other two back until it has succeeded
 * @param readinessProbe decides whether the pod takes new connections
 * @param livenessProbe restarts the container where it fails
 */
@Inert({
    "args",
    "command",
    "env",
    "envFrom",
    "image",
    "imagePullPolicy",
    "ports",
    "resizePolicy",
    "securityContext",
    "stdin",
    "stdinOnce",
    "terminationMessagePath",
    "terminationMessagePolicy",
    "tty",
    "volumeDevices",
    "volumeMounts",
    "workingDir"
})
@NotModelled({"restartPolicy", "restartPolicyRules"})
public record Container(
        String name,
        @Default("{}") ResourceRequirements resources,
        Optional<Lifecycle> lifecycle,
        Optional<Probe> startupProbe,
        Optional<Probe> readinessProbe,
        Optional<Probe> livenessProbe) {
    public Container {
        Check.notBlank("name", name);
        onceIsEnough("startupProbe", startupProbe);
        onceIsEnough("livenessProbe", livenessProbe);
    }

    private static void onceIsEnough(String name, Optional<Probe> probe) {
        probe.ifPresent(given -> {
            if (given.successThreshold() != 1) {
                throw new IllegalArgumentException(
                        name + " must have a successThreshold of 1, found " + given.successThreshold());
            }
        });
    }
}
