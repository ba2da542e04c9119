package io.steelyard.kube.hpa;

/** The failure of one metric at one tick: it cannot say how many replicas there should be. */
public final class MetricUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public MetricUnavailableException(String message) {
        super(message);
    }
}
