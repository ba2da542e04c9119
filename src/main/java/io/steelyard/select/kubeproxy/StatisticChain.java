package io.steelyard.select.kubeproxy;

import io.steelyard.random.RandomSource;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The chain of iptables rules {@code -m statistic --mode random}: of n rules the first matches with the probability 1/n, the
 * second, if asked, with 1/(n - 1), and so on; the last always.
 *
 * <p>Exact from the text on: kube-proxy 1.34 writes a probability with ten decimals ({@code computeProbability}), iptables
 * 1.8 makes of it a whole number of 2^-31 ({@code libxt_statistic.c}), and Linux 6.12 compares that with 31 random bits
 * drawn for each rule ({@code xt_statistic.c}). With three endpoints, their shares differ from 1/3 by less than 10^-9.
 */
final class StatisticChain implements Netfilter.Draw {
    private static final int DECIMALS = 10;
    private static final int RANDOM_BITS = 31;

    private int[] thresholds = new int[0];

    /** The probability that kube-proxy writes for the first of so many rules, at least 2. */
    static String probability(int rules) {
        return new BigDecimal(1.0 / rules)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** How many of the 2^31 values of the random bits match, by what iptables reads. */
    static int threshold(String probability) {
        return (int) Math.round(0x1p31 * Double.parseDouble(probability));
    }

    @Override
    public void prepare(int endpoints) {
        if (thresholds.length > endpoints) {
            return;
        }
        thresholds = new int[2 * endpoints + 1];
        for (int rules = 2; rules < thresholds.length; rules++) {
            thresholds[rules] = threshold(probability(rules));
        }
    }

    @Override
    public int rank(int endpoints, RandomSource random) {
        int rank = 0;
        while (endpoints - rank > 1
                && (random.nextLong() >>> (Long.SIZE - RANDOM_BITS)) >= thresholds[endpoints - rank]) {
            rank++;
        }
        return rank;
    }
}
