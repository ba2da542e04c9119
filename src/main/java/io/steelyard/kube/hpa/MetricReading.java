package io.steelyard.kube.hpa;

import java.util.List;
import java.util.OptionalLong;

/** What one metric of an autoscaler read, in milli-units. */
public sealed interface MetricReading {
    /** The use of a resource by the containers of each pod; a pod that has none yet is absent. */
    record Resources(List<ResourceSample> samples) implements MetricReading {
        public Resources {
            samples = List.copyOf(samples);
        }
    }

    /** The value of a metric of each pod; a pod that has none yet is absent. */
    record Pods(List<PodSample> samples) implements MetricReading {
        public Pods {
            samples = List.copyOf(samples);
        }
    }

    /** The value of a metric of one object. */
    record ObjectValue(long milli) implements MetricReading {}

    /** The values of all series of an external metric. */
    record ExternalValues(List<Long> milli) implements MetricReading {
        public ExternalValues {
            milli = List.copyOf(milli);
        }
    }

    /** A metric that could not be read. */
    record Unavailable(String why) implements MetricReading {}

    /**
     * A pod's value.
     *
     * @param pod the pod's name
     * @param timestampNanos when it was measured
     * @param windowNanos over how long it was measured
     * @param milli the value
     */
    record PodSample(String pod, long timestampNanos, long windowNanos, long milli) {}

    /**
     * The use of a resource by a pod's containers.
     *
     * @param pod the pod's name
     * @param timestampNanos when it was measured
     * @param windowNanos over how long it was measured
     * @param containers the use by container
     */
    record ResourceSample(String pod, long timestampNanos, long windowNanos, List<ContainerUsage> containers) {
        public ResourceSample {
            containers = List.copyOf(containers);
        }
    }

    /** The use of a resource by one container; absent where the container reported others only. */
    record ContainerUsage(String name, OptionalLong milli) {}
}
