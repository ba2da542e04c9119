package io.steelyard.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The two procedures that select the best of several systems. */
class SelectionTest {

    @Test
    void constantsOfKimAndNelson() throws IOException {
        JsonNode golden = Golden.oracle("kn_4_.05_10");
        JsonNode params = golden.get("params");
        KimNelson constants = KimNelson.of(
                params.get("k").asInt(),
                params.get("alpha").asDouble(),
                params.get("n0").asInt());
        assertEquals(golden.get("expected").get("eta").asDouble(), constants.eta(), 1e-12);
        assertEquals(golden.get("expected").get("h2").asDouble(), constants.hSquared(), 1e-11);
        assertEquals(0.30293380, KimNelson.of(10, 0.05, 20).eta(), 5e-9);
        assertEquals(11.51148454, KimNelson.of(10, 0.05, 20).hSquared(), 5e-9);
    }

    @Test
    void constantsNeedSensibleArguments() {
        assertThrows(IllegalArgumentException.class, () -> KimNelson.of(1, 0.05, 10));
        assertThrows(IllegalArgumentException.class, () -> KimNelson.of(4, 0.05, 1));
        assertThrows(IllegalArgumentException.class, () -> KimNelson.of(4, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> KimNelson.of(4, 0.75, 10));
    }

    @Test
    void allocationOfChen() throws IOException {
        JsonNode golden = Golden.oracle("ocba_1");
        JsonNode params = golden.get("params");
        double[] shares = Ocba.allocateForLeast(
                Golden.doubles(params.get("mu")),
                Golden.doubles(params.get("sd")),
                params.get("budget").asDouble());
        assertArrayEquals(Golden.doubles(golden.get("expected")), shares, 1e-9);
    }

    @Test
    void allocationFollowsTheSystemsWhateverTheirOrder() {
        double[] shares = Ocba.allocateForLeast(new double[] {4, 1, 2}, new double[] {3, 1, 2}, 100);
        double[] turned = Ocba.allocateForLeast(new double[] {1, 2, 4}, new double[] {1, 2, 3}, 100);
        assertArrayEquals(new double[] {turned[2], turned[0], turned[1]}, shares, 1e-12);
        assertEquals(100, Arrays.stream(shares).sum(), 1e-12);
        // (3 / 3)^2 against (2 / 1)^2
        assertEquals(0.25, shares[0] / shares[2], 1e-15);
    }

    @Test
    void allocationNeedsOneBestAndNoise() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Ocba.allocateForLeast(new double[] {1, 1, 2}, new double[] {1, 1, 1}, 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> Ocba.allocateForLeast(new double[] {1, 2}, new double[] {1, 0}, 10));
        assertThrows(
                IllegalArgumentException.class, () -> Ocba.allocateForLeast(new double[] {1, 2}, new double[] {1}, 10));
        assertThrows(
                IllegalArgumentException.class, () -> Ocba.allocateForLeast(new double[] {1}, new double[] {1}, 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> Ocba.allocateForLeast(new double[] {1, Double.NaN}, new double[] {1, 1}, 10));
    }
}
