package io.steelyard.rebalance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.CounterStream;
import io.steelyard.scenario.ConnectionAge;
import io.steelyard.scenario.ConnectionAge.JitterSide;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Goaway;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DismissalTest {
    private static final double SECOND = 1e9;
    private static final int CLIENTS = 10_000;

    private final CounterStream draws = new CounterStream(7, 3);

    private static AgeLimit age(double jitter, JitterSide side) {
        return new AgeLimit(new ConnectionAge(
                Optional.empty(),
                Optional.of(Duration.ofSeconds(100)),
                Optional.of(new Fraction(jitter)),
                Optional.of(side),
                Optional.of(Duration.ofSeconds(9))));
    }

    /** The mean of 10,000 uniform ages deviates by width / sqrt(12) / 100. */
    private void assertUniform(double low, double high, AgeLimit limit) {
        double sum = 0;
        for (int client = 0; client < CLIENTS; client++) {
            double seconds = limit.afterNanos(draws, client, 2) / SECOND;
            assertTrue(seconds >= low && seconds <= high, "" + seconds);
            sum += seconds;
        }
        assertEquals((low + high) / 2, sum / CLIENTS, 3.9 * (high - low) / Math.sqrt(12) / 100);
    }

    @Test
    void agesVaryToTheSideThatIsAskedFor() {
        assertUniform(90, 110, age(0.1, JitterSide.BOTH));
        assertUniform(100, 120, age(0.2, JitterSide.ABOVE));
        assertUniform(70, 100, age(0.3, JitterSide.BELOW));
        assertEquals(100_000_000_000L, age(0, JitterSide.ABOVE).afterNanos(draws, 5, 5));
        assertEquals(9_000_000_000L, age(0, JitterSide.BOTH).graceNanos());
    }

    /**
     * The residual of ages uniform between 50 and 150 s has the mean E[A^2] / (2 E[A]) = (10000 + 2500/3) / 200 = 54.17 s
     * and the second moment E[A^3] / (3 E[A]) = 100 (50^2 + 150^2) / 2 / 300 = 4167 s^2: its deviation is 35.1 s, that of the
     * mean of 10,000 is 0.351 s.
     */
    @Test
    void connectionsOfTheStartAreMetAtARandomInstant() {
        AgeLimit limit = age(0.5, JitterSide.BOTH);
        double sum = 0;
        for (int client = 0; client < CLIENTS; client++) {
            sum += limit.residualNanos(draws, client) / SECOND;
        }
        assertEquals(54.17, sum / CLIENTS, 3.9 * 0.351);
    }

    /**
     * With a chance of 2 % at every tenth second the word comes at the k-th request with probability 0.02 * 0.98^(k-1): mean
     * 500 s, deviation 10 sqrt(0.98) / 0.02 = 495 s, that of the mean of 10,000 is 4.95 s. At the start the next request
     * comes within the period: the mean is 5 s less.
     */
    @Test
    void aChanceCountsRequests() {
        GoawayChance chance = new GoawayChance(new Goaway(new Fraction(0.02), Duration.ofSeconds(10), Duration.ZERO));
        double sum = 0;
        double ofStart = 0;
        for (int client = 0; client < CLIENTS; client++) {
            long nanos = chance.afterNanos(draws, client, 1);
            assertEquals(0, nanos % 10_000_000_000L);
            assertTrue(nanos > 0);
            sum += nanos / SECOND;
            ofStart += chance.residualNanos(draws, client) / SECOND;
        }
        assertEquals(500, sum / CLIENTS, 3.9 * 4.95);
        assertEquals(495, ofStart / CLIENTS, 3.9 * 4.95);
    }

    @Test
    void whatNoProductAllowsIsRefused() {
        Duration second = Duration.ofSeconds(1);
        assertEquals(
                "chance must be at most 2% but is 2.1%",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Goaway(new Fraction(0.021), second, Duration.ZERO))
                        .getMessage());
        assertEquals(
                "max must be given: this preset has no maximum age",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new ConnectionAge(
                                        Optional.of(ConnectionAge.Preset.GRPC),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))
                        .getMessage());
    }
}
