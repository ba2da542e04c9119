package io.steelyard.scenario.kubernetes;

/** Whether a Service remembers which pod a client was sent to. */
public enum ServiceAffinity {
    None,
    ClientIP
}
