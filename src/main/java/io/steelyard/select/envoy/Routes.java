package io.steelyard.select.envoy;

import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;

/**
 * Which subset a client is sent to: the first rule for it holds, and one of the rule's subsets is drawn by weight.
 *
 * <p>Follows Envoy 1.36 {@code source/common/router/config_impl.cc}, weighted clusters: every connection draws anew. Where
 * there is but one subset, nothing is drawn.
 */
final class Routes {
    /** No rule is for the client. */
    static final int NONE = -1;

    private final Rule[] rules;
    private final RandomSource random;

    /** A rule. */
    static final class Rule {
        private final long salt;
        private final double share;
        private final int[] subsets;
        private final long[] weights;

        /**
         * Creates a rule.
         *
         * @param salt the number of the header's name
         * @param share of the clients that carry the header; 1 for all clients
         * @param subsets the numbers of the subsets
         * @param weights their weights
         */
        Rule(long salt, double share, int[] subsets, long[] weights) {
            this.salt = salt;
            this.share = share;
            this.subsets = subsets;
            this.weights = weights;
        }

        boolean holds(int client) {
            return share >= 1 || RequestHasher.carries(client, salt, share);
        }

        int subset(RandomSource random) {
            if (subsets.length == 1) {
                return subsets[0];
            }
            long sum = 0;
            for (long weight : weights) {
                sum += weight;
            }
            long drawn = Long.remainderUnsigned(random.nextLong(), sum);
            int at = 0;
            while (drawn >= weights[at]) {
                drawn -= weights[at++];
            }
            return subsets[at];
        }
    }

    Routes(Rule[] rules, RandomSource random) {
        this.rules = rules;
        this.random = random;
    }

    /** Returns the number of the subset, or {@link #NONE}. */
    int subset(Pick pick) {
        for (Rule rule : rules) {
            if (rule.holds(pick.client())) {
                return rule.subset(random);
            }
        }
        return NONE;
    }
}
