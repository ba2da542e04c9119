package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;
import java.util.Optional;

/**
 * The part of a container that a simulation reads (core/v1 {@code Container}).
 *
 * @param name the container's name
 * @param resources what it requests
 * @param lifecycle its preStop hook
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
@NotModelled({"livenessProbe", "readinessProbe", "restartPolicy", "restartPolicyRules", "startupProbe"})
public record Container(String name, @Default("{}") ResourceRequirements resources, Optional<Lifecycle> lifecycle) {
    public Container {
        Check.notBlank("name", name);
    }
}
