package io.steelyard.scenario;

/**
 * A component chosen by name, with its options: a balancer, say.
 *
 * @param name the registered name
 * @param options the component's own options record
 * @param label how tables and charts call it
 */
public record Spec(String name, Record options, String label) {}
