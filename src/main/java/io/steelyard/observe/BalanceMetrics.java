package io.steelyard.observe;

import java.util.List;

/**
 * The definitions of the metrics of imbalance and of the time until balance.
 *
 * <p>Unless said otherwise they concern the serving pods: ready and not terminating. A metric marked "sampled" is taken
 * at the sampling instants and holds for the span since the sample before; all others are exact integrals over time.
 */
public final class BalanceMetrics {
    private BalanceMetrics() {}

    /** Largest over mean. */
    public static final Metric MAX_OVER_MEAN = Metric.lower(
                    "imbalance.maxOverMean",
                    "max/mean",
                    "ratio",
                    "Connections of the fullest serving pod over the mean of the serving pods, mean over time; n/a while"
                            + " no pod serves or none has a connection.")
            .varying();

    /** Worst largest over mean. */
    public static final Metric WORST = Metric.lower(
            "imbalance.worst", "worst max/mean", "ratio", "The greatest max/mean at any instant, however short.");

    /** The noise floor. */
    public static final Metric NOISE_FLOOR = Metric.neutral(
                    "imbalance.noiseFloor",
                    "noise",
                    "ratio",
                    "The max/mean that uniform random placement of the same connections on the same pods has in"
                            + " expectation, mean over time (sampled).")
            .varying();

    /** CoV^2 against random placement. */
    public static final Metric EXCESS = Metric.lower(
                    "imbalance.excess",
                    "excess",
                    "ratio",
                    "Squared coefficient of variation over its expectation under uniform random placement, (n-1)/N: 1 is"
                            + " pure chance, below 1 is better than chance; mean over time (sampled); n/a for one pod.")
            .varying();

    /** The bound on max/mean. */
    public static final Metric BEST_BALANCE = Metric.neutral(
            "imbalance.bestBalance",
            "best max/mean",
            "ratio",
            "The least max/mean that whole connections allow, ceil(N/n)/(N/n), mean over time.");

    /** Standard deviation over mean. */
    public static final Metric COEFFICIENT_OF_VARIATION = Metric.lower(
                    "imbalance.coefficientOfVariation",
                    "CoV",
                    "ratio",
                    "Standard deviation (dividing by n) over mean of the connections of the serving pods, mean over"
                            + " time; n/a while no pod serves or none has a connection.")
            .varying();

    /** Cross-sectional variance. */
    public static final Metric VARIANCE = Metric.lower(
            "imbalance.variance",
            "variance",
            "connections^2",
            "Variance (dividing by n) of the connections of the serving pods, mean over time.");

    /** Jain's index. */
    public static final Metric JAIN = Metric.higher(
                    "imbalance.jain",
                    "Jain",
                    "ratio",
                    "Jain's fairness index N^2 / (n * sum of squares): 1 is even, 1/n is all on one pod; mean over time"
                            + " (sampled).")
            .varying();

    /** Gini coefficient. */
    public static final Metric GINI = Metric.lower(
                    "imbalance.gini",
                    "Gini",
                    "ratio",
                    "Gini coefficient of the connections of the serving pods: 0 is even, (n-1)/n is all on one pod; mean"
                            + " over time (sampled).")
            .varying();

    /** 99th percentile over mean. */
    public static final Metric P99_OVER_MEAN = Metric.lower(
                    "imbalance.p99OverMean",
                    "p99/mean",
                    "ratio",
                    "99th percentile (nearest rank) over mean of the connections of the serving pods, mean over time"
                            + " (sampled); n/a below 100 pods, where it is the maximum.")
            .varying();

    /** Range. */
    public static final Metric MAX_MINUS_MIN = Metric.lower(
            "imbalance.maxMinusMin",
            "max-min",
            "connections",
            "Connections of the fullest less those of the emptiest serving pod, mean over time.");

    /** Pods without connections. */
    public static final Metric IDLE_PODS = Metric.lower(
                    "imbalance.idlePods",
                    "idle pods",
                    "share",
                    "Share of the serving pods that hold no connection, mean over time (sampled).")
            .varying();

    /** What an average hides. */
    public static final Metric HOT_POD_GAP = Metric.lower(
            "imbalance.hotPodGap",
            "hot-pod gap",
            "connections",
            "Connections of the fullest serving pod less the mean of the serving pods, which is what an autoscaler sees;"
                    + " mean over time.");

    /** Largest over mean, terminating pods included. */
    public static final Metric ALL_PODS_MAX_OVER_MEAN = Metric.lower(
                    "imbalance.allPods.maxOverMean",
                    "max/mean, all pods",
                    "ratio",
                    "Largest over mean connections of all pods that hold any, terminating ones included; mean over time"
                            + " (sampled).")
            .varying();

    /** Time to balance. */
    public static final Metric TIME_TO_BALANCE = Metric.lower(
            "balance.timeToBalance",
            "balanced in",
            "s",
            "Longest time from the block's start or a change of the serving pods in it until max/mean is at most 1+e and"
                    + " stays so for 60 s or to the block's end; e is 5 %, or 1.5 times the noise floor's excess over 1"
                    + " if that is more; infinite where that never came about in the block.");

    /** Time out of balance. */
    public static final Metric UNBALANCED = Metric.lower(
            "balance.unbalanced",
            "time unbalanced",
            "s",
            "Time in which max/mean was above 1+e, with the e of balance.timeToBalance.");

    /** All of them. */
    static final List<Metric> ALL = List.of(
            MAX_OVER_MEAN,
            WORST,
            NOISE_FLOOR,
            EXCESS,
            BEST_BALANCE,
            COEFFICIENT_OF_VARIATION,
            VARIANCE,
            JAIN,
            GINI,
            P99_OVER_MEAN,
            MAX_MINUS_MIN,
            IDLE_PODS,
            HOT_POD_GAP,
            ALL_PODS_MAX_OVER_MEAN,
            TIME_TO_BALANCE,
            UNBALANCED);
}
