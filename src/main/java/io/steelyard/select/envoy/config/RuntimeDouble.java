package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Inert;
import io.steelyard.scenario.Key;
import io.steelyard.scenario.Shorthand;

/**
 * Envoy's {@code core.v3.RuntimeDouble}: a number that can be changed at run time by a key.
 *
 * @param defaultValue the number, as long as nobody changes it
 */
@Shorthand("defaultValue")
@Inert("runtime_key")
public record RuntimeDouble(@Key("default_value") double defaultValue) {}
