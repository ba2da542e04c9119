package io.steelyard.observe;

import java.util.List;

/** The definitions of the metrics of rollouts and of the pods that come and go. */
public final class WorkloadMetrics {
    private WorkloadMetrics() {}

    /** Length of a rollout. */
    public static final Metric ROLLOUT_TIME = Metric.lower(
            "rollout.time",
            "rollout took",
            "s",
            "Longest time from a rollout's event until all wanted pods, and no others, are of the latest revision and"
                    + " available; one that another rollout overtakes ends with that; infinite where that did not come about"
                    + " in the block, n/a where no rollout began in it.");

    /** Time beyond the progress deadline. */
    public static final Metric DEADLINE_EXCEEDED = Metric.lower(
            "rollout.deadlineExceeded",
            "deadline exceeded",
            "s",
            "Time in which the Deployment's condition Progressing was False with the reason ProgressDeadlineExceeded; n/a"
                    + " for a workload without a progress deadline.");

    /** Most pods at once. */
    public static final Metric ALIVE_MAX = Metric.neutral(
            "pods.aliveMax", "most pods", "pods", "Most pods that were there at one time, terminating ones included.");

    /** Most terminating pods at once. */
    public static final Metric TERMINATING_MAX = Metric.neutral(
            "pods.terminatingMax",
            "most terminating",
            "pods",
            "Most pods at one time whose deletion had been asked for and that were not gone.");

    /** Pods created. */
    public static final Metric CREATED = Metric.neutral("pods.created", "pods created", "pods", "Pods created.");

    /** Pods deleted. */
    public static final Metric DELETED =
            Metric.neutral("pods.deleted", "pods deleted", "pods", "Pods whose deletion was asked for, by whomever.");

    /** All of them. */
    static final List<Metric> ALL =
            List.of(ROLLOUT_TIME, DEADLINE_EXCEEDED, ALIVE_MAX, TERMINATING_MAX, CREATED, DELETED);
}
