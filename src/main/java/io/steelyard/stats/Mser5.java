package io.steelyard.stats;

/**
 * The length of the warm-up by MSER-5: the series is cut into batches of five, and as many leading batches are deleted as
 * makes the estimated standard error of the mean of the rest least (K. P. White, "An effective truncation heuristic for
 * bias reduction in simulation output", Simulation 69, 1997).
 *
 * @param deletedObservations how many leading observations to leave out, a multiple of five
 * @param statistic the least value of the MSER statistic: sum (y - mean)^2 / k^2 over the k batches that stay
 * @param truncatedMean the mean of the batches that stay
 * @param atBound whether the minimum lies at the largest deletion allowed, half of the batches: the run is too short for
 *     its warm-up
 */
public record Mser5(int deletedObservations, double statistic, double truncatedMean, boolean atBound) {

    private static final int BATCH = 5;

    /**
     * Returns the truncation of a series; observations that do not fill the last batch are ignored.
     *
     * @throws IllegalArgumentException if the series has fewer than ten observations
     */
    public static Mser5 of(double... series) {
        double[] batches = batchMeans(series);
        int bound = batches.length / 2;
        double sum = 0;
        double squares = 0;
        double centre = batches[batches.length - 1];
        int bestDeleted = bound;
        double best = Double.POSITIVE_INFINITY;
        for (int deleted = batches.length - 1; deleted >= 0; deleted--) {
            double shifted = batches[deleted] - centre;
            sum += shifted;
            squares += shifted * shifted;
            double kept = batches.length - deleted;
            double statistic = Math.max(0, squares - sum * sum / kept) / (kept * kept);
            if (deleted <= bound && statistic <= best) {
                best = statistic;
                bestDeleted = deleted;
            }
        }
        return new Mser5(BATCH * bestDeleted, best, meanFrom(batches, bestDeleted), bestDeleted == bound);
    }

    private static double[] batchMeans(double[] series) {
        if (series.length < 2 * BATCH) {
            throw new IllegalArgumentException(
                    "series must have at least " + 2 * BATCH + " observations but has " + series.length);
        }
        double[] means = new double[series.length / BATCH];
        for (int batch = 0; batch < means.length; batch++) {
            for (int i = 0; i < BATCH; i++) {
                means[batch] += series[BATCH * batch + i] / BATCH;
            }
        }
        return means;
    }

    private static double meanFrom(double[] batches, int from) {
        double sum = 0;
        for (int i = from; i < batches.length; i++) {
            sum += batches[i];
        }
        return sum / (batches.length - from);
    }
}
