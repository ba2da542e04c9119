package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import org.junit.jupiter.api.Test;

class UniformRandomTest {
    @Test
    void takesTheDrawAsUnsigned() {
        ScriptedSource random = new ScriptedSource();
        TestProxy proxy = new TestProxy(new UniformRandom(new UniformRandom.Config(), random), TestView.of(7));
        assertEquals(0, random.calls());
        random.restart(-1);
        assertEquals(1, proxy.select(0, 0), "2^64 - 1 = 7 * 2635249153387078802 + 1");
        assertEquals(1, random.calls());
    }

    /** Tolerance: 4.5 standard deviations of a binomial share, 4.5 * sqrt(0.1 * 0.9 / 100000) = 0.0043. */
    @Test
    void choosesEveryEndpointWithTheSameProbability() {
        TestView view = TestView.of(10);
        view.setWeight(2, 5);
        TestProxy proxy = new TestProxy(new UniformRandom(new UniformRandom.Config(), new SplitMix64(4)), view);
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++) {
            counts[proxy.select(i, 0)]++;
        }
        for (int count : counts) {
            assertEquals(0.1, count / 100_000.0, 0.0043);
        }
    }
}
