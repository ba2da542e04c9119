package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.select.ScriptedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticChainTest {
    /** The thresholds are 2^31 times the text, to the nearest whole number; iptables-save shows 715827883 as 0.33333333349. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.5000000000, 1073741824",
        "3, 0.3333333333, 715827883",
        "6, 0.1666666667, 357913941",
        "7, 0.1428571429, 306783378",
        "9, 0.1111111111, 238609294"
    })
    void probabilitiesAreWrittenWithTenDecimalsAndReadAs31Bits(int rules, String text, int threshold) {
        assertEquals(text, StatisticChain.probability(rules));
        assertEquals(threshold, StatisticChain.threshold(text));
    }

    private static long bits31(long value) {
        return value << 33;
    }

    @Test
    void rulesAreTriedOneAfterAnotherWithADrawForEach() {
        StatisticChain chain = new StatisticChain();
        chain.prepare(3);
        ScriptedSource random = new ScriptedSource(bits31(715_827_882));
        assertEquals(0, chain.rank(3, random));
        assertEquals(1, random.calls());
        random.restart(bits31(715_827_883), bits31((1 << 30) - 1));
        assertEquals(1, chain.rank(3, random));
        assertEquals(2, random.calls());
        random.restart(bits31(715_827_883), bits31(1 << 30));
        assertEquals(2, chain.rank(3, random));
        assertEquals(2, random.calls(), "the last rule matches without a draw");
        random.restart();
        assertEquals(0, chain.rank(1, random));
        assertEquals(0, random.calls());
    }

    @Test
    void chainsGetLongerAndShorter() {
        StatisticChain chain = new StatisticChain();
        ScriptedSource random = new ScriptedSource();
        for (int endpoints : new int[] {1, 7, 3, 100, 2}) {
            chain.prepare(endpoints);
            random.restart(-1L, -1L, bits31(0));
            assertEquals(Math.min(2, endpoints - 1), chain.rank(endpoints, random));
        }
    }

    /**
     * A probability is off by up to 5e-11 from its text and 2^-32 from its threshold, d = 2.9e-10 together. A share is the
     * product of at most n probabilities of which none is below 1/n or above 1/2, so that it is off by at most 3 n d of
     * itself, 3 d.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 30, 1_000})
    void roundingLeavesTheSharesEven(int endpoints) {
        double others = 1;
        for (int left = endpoints; left >= 1; left--) {
            double match = left == 1 ? 1 : StatisticChain.threshold(StatisticChain.probability(left)) / 0x1p31;
            assertEquals(1.0 / endpoints, others * match, 3 * 2.9e-10);
            others *= 1 - match;
        }
        assertEquals(0, others, 0);
    }

    @Test
    void theFirstOfThreeHasAnAdvantageThatOnlyRoundingExplains() {
        double share = StatisticChain.threshold(StatisticChain.probability(3)) / 0x1p31;
        assertTrue(share > 1.0 / 3 && share < 1.0 / 3 + 2e-10, "share " + share);
    }
}
