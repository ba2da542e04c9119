package io.steelyard.observe;

import io.steelyard.stats.Imbalance;
import io.steelyard.structure.CountBuckets;

/**
 * Measures imbalance: exactly over time what counts and sums give in constant time, at samples what takes all pods.
 *
 * <p>Values are computed once for each change, and only when time has passed since.
 */
final class BalanceRecorder {
    private static final long WINDOW_NANOS = 60_000_000_000L;
    private static final double LEAST_TOLERANCE = 0.05;
    private static final double FLOOR_FACTOR = 1.5;

    private final CountBuckets serving;
    private final RecorderSettings.NoiseFloorSource noiseFloors;
    private final Settling settling = new Settling(WINDOW_NANOS);
    private final BalanceIntegrals block = new BalanceIntegrals();
    private final BalanceIntegrals run = new BalanceIntegrals();
    private boolean stale = true;
    private double maxOverMean;
    private double bestBalance;
    private double coefficientOfVariation;
    private double variance;
    private double mean;
    private double noiseFloor;
    private double threshold;
    private long sampledUpTo;

    BalanceRecorder(CountBuckets serving, RecorderSettings.NoiseFloorSource noiseFloors) {
        this.serving = serving;
        this.noiseFloors = noiseFloors;
    }

    void begin(long now) {
        sampledUpTo = now;
        disturb(now);
    }

    /** The set of serving pods has changed, or the run begins. */
    void disturb(long now) {
        stale = true;
        settling.disturb(now);
        refreshNoiseFloor();
    }

    /** A count of a serving pod has changed. */
    void change() {
        stale = true;
    }

    private void refreshNoiseFloor() {
        boolean defined = serving.size() > 0 && serving.sum() > 0;
        noiseFloor = defined ? noiseFloors.expectedMaxOverMean(serving.size(), serving.sum()) : Double.NaN;
        double chance = defined ? FLOOR_FACTOR * (noiseFloor - 1) : 0;
        threshold = 1 + Math.max(LEAST_TOLERANCE, chance);
    }

    private void refresh() {
        stale = false;
        int pods = serving.size();
        long sum = serving.sum();
        if (sum == 0) {
            maxOverMean = Double.NaN;
            coefficientOfVariation = Double.NaN;
            mean = 0;
            variance = 0;
            return;
        }
        mean = (double) sum / pods;
        int max = serving.max();
        double least = Math.ceil(mean);
        maxOverMean = (double) ((long) max * pods) / sum;
        bestBalance = max == least ? maxOverMean : least * pods / sum;
        coefficientOfVariation = Imbalance.cov(pods, sum, serving.sumOfSquares());
        double deviation = coefficientOfVariation * mean;
        variance = deviation * deviation;
    }

    /** The present state has held for a span. */
    void hold(long from, long span) {
        if (stale) {
            refresh();
        }
        if (serving.size() == 0) {
            settling.hold(from, span, false);
            return;
        }
        block.servingNanos += span;
        boolean balanced = true;
        if (serving.sum() > 0) {
            block.maxOverMean.add(maxOverMean, span);
            block.bestBalance += bestBalance * span;
            block.coefficientOfVariation.add(coefficientOfVariation, span);
            block.variance += variance * span;
            block.maxMinusMin += (double) (serving.max() - serving.min()) * span;
            block.hotPodGap += (serving.max() - mean) * span;
            balanced = maxOverMean <= threshold;
        }
        settling.hold(from, span, balanced);
        if (!balanced) {
            block.unbalancedNanos += span;
        }
    }

    /** Takes what is measured at samples; it stands for the span since the sample before. */
    void sample(long now, SpreadSample servingLoads, SpreadSample allLoads) {
        refreshNoiseFloor();
        if (stale) {
            refresh();
        }
        long span = now - sampledUpTo;
        sampledUpTo = now;
        block.allPodsMaxOverMean.addIfDefined(allLoads.maxOverMean(), span);
        block.idlePods.addIfDefined(servingLoads.idle(), span);
        if (serving.size() == 0 || serving.sum() == 0) {
            return;
        }
        double squared = coefficientOfVariation * coefficientOfVariation;
        block.noiseFloor.addIfDefined(noiseFloor, span);
        block.jain.addIfDefined(1 / (1 + squared), span);
        block.gini.addIfDefined(servingLoads.gini(), span);
        block.p99OverMean.addIfDefined(servingLoads.p99OverMean(), span);
        if (serving.size() > 1) {
            block.excess.addIfDefined(squared * serving.sum() / (serving.size() - 1), span);
        }
    }

    /** Largest over mean now; NaN where undefined. */
    double maxOverMean() {
        if (stale) {
            refresh();
        }
        return maxOverMean;
    }

    /** Coefficient of variation now; NaN where undefined. */
    double coefficientOfVariation() {
        if (stale) {
            refresh();
        }
        return coefficientOfVariation;
    }

    /** The noise floor at the last sample or change of the serving pods. */
    double noiseFloor() {
        return noiseFloor;
    }

    /** Gives the metrics of the block that ends now; the next one begins. */
    void endBlock(long now, MetricValues values) {
        block.fill(values);
        values.set(BalanceMetrics.TIME_TO_BALANCE, settling.endBlock(now) / 1e9);
        run.add(block);
        block.clear();
    }

    /** Gives the metrics of the run, after the last block has ended. */
    void fillRun(MetricValues values) {
        run.fill(values);
        values.set(BalanceMetrics.TIME_TO_BALANCE, settling.endRun() / 1e9);
    }
}
