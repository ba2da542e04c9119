package io.steelyard.observe;

/** The time integrals of imbalance over a part of the run. */
final class BalanceIntegrals {
    final TimeMean maxOverMean = new TimeMean();
    final TimeMean coefficientOfVariation = new TimeMean();
    final TimeMean noiseFloor = new TimeMean();
    final TimeMean excess = new TimeMean();
    final TimeMean jain = new TimeMean();
    final TimeMean gini = new TimeMean();
    final TimeMean p99OverMean = new TimeMean();
    final TimeMean idlePods = new TimeMean();
    final TimeMean allPodsMaxOverMean = new TimeMean();
    double bestBalance;
    double variance;
    double maxMinusMin;
    double hotPodGap;
    long servingNanos;
    long unbalancedNanos;

    void add(BalanceIntegrals other) {
        maxOverMean.add(other.maxOverMean);
        coefficientOfVariation.add(other.coefficientOfVariation);
        noiseFloor.add(other.noiseFloor);
        excess.add(other.excess);
        jain.add(other.jain);
        gini.add(other.gini);
        p99OverMean.add(other.p99OverMean);
        idlePods.add(other.idlePods);
        allPodsMaxOverMean.add(other.allPodsMaxOverMean);
        bestBalance += other.bestBalance;
        variance += other.variance;
        maxMinusMin += other.maxMinusMin;
        hotPodGap += other.hotPodGap;
        servingNanos += other.servingNanos;
        unbalancedNanos += other.unbalancedNanos;
    }

    void clear() {
        maxOverMean.clear();
        coefficientOfVariation.clear();
        noiseFloor.clear();
        excess.clear();
        jain.clear();
        gini.clear();
        p99OverMean.clear();
        idlePods.clear();
        allPodsMaxOverMean.clear();
        bestBalance = 0;
        variance = 0;
        maxMinusMin = 0;
        hotPodGap = 0;
        servingNanos = 0;
        unbalancedNanos = 0;
    }

    void fill(MetricValues values) {
        maxOverMean.fill(values, BalanceMetrics.MAX_OVER_MEAN);
        coefficientOfVariation.fill(values, BalanceMetrics.COEFFICIENT_OF_VARIATION);
        noiseFloor.fill(values, BalanceMetrics.NOISE_FLOOR);
        excess.fill(values, BalanceMetrics.EXCESS);
        jain.fill(values, BalanceMetrics.JAIN);
        gini.fill(values, BalanceMetrics.GINI);
        p99OverMean.fill(values, BalanceMetrics.P99_OVER_MEAN);
        idlePods.fill(values, BalanceMetrics.IDLE_PODS);
        allPodsMaxOverMean.fill(values, BalanceMetrics.ALL_PODS_MAX_OVER_MEAN);
        values.set(BalanceMetrics.WORST, maxOverMean.max());
        values.set(BalanceMetrics.BEST_BALANCE, bestBalance / maxOverMean.nanos());
        values.set(BalanceMetrics.VARIANCE, variance / servingNanos);
        values.set(BalanceMetrics.MAX_MINUS_MIN, maxMinusMin / servingNanos);
        values.set(BalanceMetrics.HOT_POD_GAP, hotPodGap / servingNanos);
        values.set(BalanceMetrics.UNBALANCED, unbalancedNanos / 1e9);
    }
}
