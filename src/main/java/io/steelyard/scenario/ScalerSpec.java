package io.steelyard.scenario;

/**
 * An autoscaler chosen by name, with its options.
 *
 * @param name the registered name
 * @param options the autoscaler's own options record
 */
public record ScalerSpec(String name, Record options) {}
