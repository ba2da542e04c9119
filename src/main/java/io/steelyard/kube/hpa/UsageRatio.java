package io.steelyard.kube.hpa;

import io.steelyard.kube.hpa.PodGroups.Measured;
import java.util.Map;
import java.util.OptionalInt;

/** How the use of a set of pods is held against a target. */
sealed interface UsageRatio {
    /** The use of the given pods against the target; there is at least one pod. */
    Usage of(Map<String, Measured> usage) throws MetricUnavailableException;

    /** What a pod without a sample is supposed to use where replicas would be taken away. */
    long fullUse(String pod);

    /** The ratio of use to target, and what is reported of it. */
    record Usage(double ratio, long usageMilli, OptionalInt utilization) {
        Proposal asking(int replicas) {
            return new Proposal(replicas, usageMilli, utilization);
        }
    }

    /**
     * Against a percentage of what the pods request. The percentage is a whole number before the ratio is formed; a
     * sample of a pod that requests nothing known is passed over.
     */
    record Utilization(Map<String, Long> requests, int targetPercent) implements UsageRatio {
        @Override
        public Usage of(Map<String, Measured> usage) throws MetricUnavailableException {
            long used = 0;
            long requested = 0;
            int pods = 0;
            for (Map.Entry<String, Measured> entry : usage.entrySet()) {
                Long request = requests.get(entry.getKey());
                if (request != null) {
                    used += entry.getValue().milli();
                    requested += request;
                    pods++;
                }
            }
            if (requested == 0) {
                throw new MetricUnavailableException("no metrics returned matched known pods");
            }
            int percent = (int) (used * 100 / requested);
            return new Usage((double) percent / (double) targetPercent, used / pods, OptionalInt.of(percent));
        }

        @Override
        public long fullUse(String pod) {
            return requests.getOrDefault(pod, 0L) * Math.max(100, targetPercent) / 100;
        }
    }

    /** Against a value per pod. The mean is a whole number before the ratio is formed. */
    record Average(long targetMilli) implements UsageRatio {
        @Override
        public Usage of(Map<String, Measured> usage) {
            long total = 0;
            for (Measured measured : usage.values()) {
                total += measured.milli();
            }
            long mean = total / usage.size();
            return new Usage((double) mean / (double) targetMilli, mean, OptionalInt.empty());
        }

        @Override
        public long fullUse(String pod) {
            return targetMilli;
        }
    }
}
