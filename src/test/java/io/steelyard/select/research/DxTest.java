package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DxTest {
    private static final int KEYS = 100_000;

    /**
     * The claim: with w of a places taken a look-up takes a/w hash values on average, geometrically distributed. Tolerance:
     * 4.5 standard deviations of the mean.
     */
    @ParameterizedTest
    @CsvSource({"128, 128", "128, 100", "128, 8", "1024, 300"})
    void looksUpInTheTimeThatThePaperClaims(int capacity, int working) {
        Dx dx = new Dx(new Dx.Config(capacity));
        for (int place = 0; place < working; place++) {
            dx.add();
        }
        SplitMix64 random = new SplitMix64(4);
        long steps = 0;
        for (int key = 0; key < KEYS; key++) {
            dx.bucket(random.nextLong());
            steps += dx.steps();
        }
        double mean = capacity / (double) working;
        double deviation = mean * Math.sqrt(1 - 1 / mean);
        assertEquals(mean, steps / (double) KEYS, 4.5 * deviation / Math.sqrt(KEYS));
    }

    /**
     * Of 8 full places one more makes 16 of which 9 are taken. A key stays if its first place is among the first 8, or if it
     * is a free one (7/16) and the further search ends where it was (1/9): 1/2 + 7/144. Tolerance: 4.5 standard deviations.
     */
    @Test
    void movesAboutHalfOfTheKeysWhenItGrows() {
        TestProxy proxy = new TestProxy(new BucketSelector(new Dx(new Dx.Config(8))), TestView.of(8));
        Placement before = Placement.of(proxy, KEYS);
        proxy.view().add("new", 1);
        proxy.changed();
        double expected = 0.5 - 7 / 144.0;
        assertEquals(expected, before.moved(Placement.of(proxy, KEYS)), 4.5 * Math.sqrt(0.25 / KEYS));
    }

    @Test
    void refusesACapacityThatIsNoPowerOfTwo() {
        assertEquals(
                "capacity must be a power of two but is 100",
                assertThrows(IllegalArgumentException.class, () -> new Dx.Config(100))
                        .getMessage());
    }
}
