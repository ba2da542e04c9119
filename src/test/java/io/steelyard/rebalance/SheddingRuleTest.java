package io.steelyard.rebalance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.random.CounterStream;
import org.junit.jupiter.api.Test;

class SheddingRuleTest {
    private static SheddingRule rule(String options) {
        return new SheddingRule(Steelyard.parse(
                        "duration: 1s\nclients: {open: 1, lifetime: never}\ndeployment: {}\nbalancer: random\nshedding: {"
                                + options + "}\n")
                .baselineSetup()
                .shedding()
                .orElseThrow());
    }

    @Test
    void itTakesBothThresholdsToBeginAndOneToEnd() {
        SheddingRule rule = rule("");
        assertFalse(rule.begins(1_000, 950));
        assertFalse(rule.begins(210, 110));
        assertTrue(rule.begins(211, 110));
        assertFalse(rule.begins(2_200, 2_000));
        assertTrue(rule.begins(2_201, 2_000));
        assertTrue(rule.goesOn(2_001, 2_000));
        assertFalse(rule.goesOn(2_000, 2_000));
        assertTrue(rule("preset: calico-typha").begins(121, 100));
        assertFalse(rule("preset: calico-typha").goesOn(120, 100));
        assertFalse(rule("preset: emqx").begins(2_000, 1_000));
        assertTrue(rule("preset: emqx").begins(2_001, 1_000));
    }

    @Test
    void aPodClosesAtTheRateAndNoMoreThanItsExcess() {
        assertEquals(10, rule("").closes(500, 100, 0));
        assertEquals(500, rule("preset: emqx").closes(2_000, 100, 3));
        assertEquals(3, rule("").closes(103, 100.5, 0));
        assertEquals(2, rule("until: 1.1").closes(112, 100, 0));
        SheddingRule slow = rule("rate: 1/s, every: 2500ms");
        int closed = 0;
        for (int round = 0; round < 8; round++) {
            closed += slow.closes(500, 100, round);
        }
        assertEquals(20, closed);
    }

    @Test
    void theOrderIsThatOfAgesOrNone() {
        CounterStream draws = new CounterStream(1, 1);
        assertTrue(rule("order: oldest").place(draws, 1, -5, 0)
                < rule("order: oldest").place(draws, 2, 7, 0));
        assertTrue(rule("order: newest").place(draws, 1, -5, 0)
                > rule("order: newest").place(draws, 2, 7, 0));
        int before = 0;
        for (int client = 0; client < 1_000; client++) {
            before += rule("").place(draws, client, 0, 4) < rule("").place(draws, client + 1_000, 0, 4) ? 1 : 0;
        }
        // Binomial, deviation sqrt(1000 / 4) = 15.8.
        assertEquals(500, before, 3.9 * 15.8);
    }
}
