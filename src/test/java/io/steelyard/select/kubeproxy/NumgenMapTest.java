package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.select.ScriptedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumgenMapTest {
    private final NumgenMap map = new NumgenMap();

    /** The upper 32 bits, u, lead to the endpoint u n / 2^32, rounded down: at n = 3 the bounds are 1431655765.3 and twice that. */
    @ParameterizedTest
    @CsvSource({
        "3, 0, 0",
        "3, 1431655765, 0",
        "3, 1431655766, 1",
        "3, 2863311530, 1",
        "3, 2863311531, 2",
        "3, 4294967295, 2",
        "1, 4294967295, 0",
        "1000, 4294967295, 999"
    })
    void oneDrawIsScaledDown(int endpoints, long upperBits, int rank) {
        ScriptedSource random = new ScriptedSource(upperBits << 32 | 0xFFFF_FFFFL);
        assertEquals(rank, map.rank(endpoints, random));
        assertEquals(1, random.calls());
    }

    @Test
    void thatIsAnotherMechanismThanIptables() {
        StatisticChain chain = new StatisticChain();
        chain.prepare(3);
        assertEquals(2, map.rank(3, new ScriptedSource(-1, 0)));
        assertEquals(1, chain.rank(3, new ScriptedSource(-1, 0)), "the second rule has a draw of its own");
    }
}
