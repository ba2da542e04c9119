package io.steelyard.traffic;

import io.steelyard.scenario.Reconnect;

/**
 * The reconnect policy of a real client library, or a textbook one, with a name.
 *
 * @param name how scenarios call it
 * @param policy the policy
 * @param source where its figures come from, and where the real thing differs
 */
public record ReconnectPreset(String name, Reconnect policy, String source) {}
