package io.steelyard.scenario;

import java.time.Duration;

/**
 * Where an autoscaler's metric comes from, and how late it is.
 *
 * @param is what is measured: on each pod that runs, or of the service as a whole
 * @param scrape time between two measurements; the first is at {@code phase}
 * @param phase time of the first measurement
 * @param lag how long a measurement takes to become visible to the autoscaler
 * @param window the span over which a rate (handshakes, cpu, attempts) is taken; at least {@code scrape}
 * @param terminating whether pods that are shutting down count in Object and External metrics
 * @param aggregate what Object and External metrics make of the pods' values: such a metric is one value
 */
public record MetricSource(
        Source is,
        @Default("15s") Duration scrape,
        @Default("0s") Duration phase,
        @Default("0s") Duration lag,
        @Default("30s") Duration window,
        @Default("false") boolean terminating,
        @Default("sum") Aggregate aggregate) {
    public MetricSource {
        Checks.positive("scrape", scrape);
        Checks.notNegative("phase", phase);
        Checks.notNegative("lag", lag);
        Checks.positive("window", window);
        if (is.isRate() && window.compareTo(scrape) < 0) {
            throw new IllegalArgumentException("window must hold two measurements, so be at least the scrape period of "
                    + Durations.text(scrape) + ", but is " + Durations.text(window));
        }
    }

    /** How one value is made of the values of all pods. */
    public enum Aggregate {
        /** All added up. */
        SUM,
        /** The mean over the pods, in whole thousandths, rounded down. */
        MEAN
    }

    /** What can be measured. */
    public enum Source {
        /** Connections that the pod holds. */
        OPEN_CONNECTIONS,
        /** Connections established per second, over the window. */
        HANDSHAKES,
        /** CPU in cores, by {@link Workload.Cpu}. */
        CPU,
        /** Memory in bytes, by {@link Workload.Memory}. */
        MEMORY,
        /**
         * Attempts to connect per second, over the window, those that find no pod included: of the service as a whole, so
         * for Object and External metrics only. Of all sources only this one tells of demand while no pod runs.
         */
        ATTEMPTS;

        /** Whether it takes two measurements. */
        public boolean isRate() {
            return this == HANDSHAKES || this == CPU || this == ATTEMPTS;
        }

        /** Whether there is one value for the whole service and none for a pod. */
        public boolean isOfService() {
            return this == ATTEMPTS;
        }
    }
}
