package io.steelyard.rebalance;

import io.steelyard.scenario.Workload.Drain;

/**
 * The drain of a real server, with a name.
 *
 * @param name how scenarios call it
 * @param drain what it does
 * @param source where its figures come from, and where the real thing differs
 */
public record DrainPreset(String name, Drain drain, String source) {}
