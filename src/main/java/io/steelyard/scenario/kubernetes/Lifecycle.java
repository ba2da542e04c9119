package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.NotModelled;
import java.util.Optional;

/**
 * The hooks of a container (core/v1 {@code Lifecycle}).
 *
 * @param preStop what runs before the container gets its SIGTERM, within the grace period
 */
@NotModelled({"postStart", "stopSignal"})
public record Lifecycle(Optional<LifecycleHandler> preStop) {}
