package io.steelyard.scenario.kubernetes;

/** Whether a toleration is for one value of a taint, or for any. */
public enum TolerationOperator {
    Equal,
    Exists
}
