package io.steelyard.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.random.CounterStream;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Reconnect;
import io.steelyard.scenario.Reconnect.Capped;
import io.steelyard.scenario.Reconnect.Jitter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlowestWaitTest {
    private static final int CLIENTS = 40_000;

    private static Reconnect.Exponential exponential(Jitter jitter, Capped capped, double factor) {
        return new Reconnect.Exponential(
                Duration.ofSeconds(1),
                factor,
                Duration.ofSeconds(30),
                jitter,
                new Fraction(0.5),
                capped,
                0,
                Optional.empty());
    }

    /** The mean and the longest of many clients' waits after so many failures that nothing changes any more. */
    private static void assertAsDrawn(Reconnect reconnect) {
        ReconnectPolicy policy = ReconnectPolicies.create(reconnect);
        CounterStream draws = new CounterStream(5, 0);
        double sum = 0;
        double longest = 0;
        for (int client = 0; client < CLIENTS; client++) {
            double wait = policy.delayNanos(draws, client, 100, 100);
            sum += wait;
            longest = Math.max(longest, wait);
        }
        SlowestWait slowest = SlowestWait.of(reconnect);
        // A wait has a standard deviation below its mean: five of them of the mean of 40,000 are 2.5 %; the grid adds 1
        // %.
        assertEquals(slowest.meanNanos(), sum / CLIENTS, 0.035 * slowest.meanNanos());
        // The longest of 40,000 uniform waits is within 1 / 1,000 of the end but for a chance of e^-40.
        assertEquals(slowest.longestNanos(), longest, 0.001 * slowest.longestNanos());
    }

    @ParameterizedTest
    @EnumSource(Jitter.class)
    void exponentialWaitsEndUpAtTheCap(Jitter jitter) {
        assertAsDrawn(exponential(jitter, Capped.BEFORE_JITTER, 2));
        assertAsDrawn(exponential(jitter, Capped.AFTER_JITTER, 2));
    }

    @ParameterizedTest
    @EnumSource(Jitter.class)
    void exponentialWaitsOfFactorOneStayAtTheBase(Jitter jitter) {
        assertAsDrawn(exponential(jitter, Capped.BEFORE_JITTER, 1));
        assertAsDrawn(exponential(jitter, Capped.AFTER_JITTER, 1));
    }

    @Test
    void otherPoliciesEndUpAtTheirLastWait() {
        assertAsDrawn(new Reconnect.Fixed(Duration.ofSeconds(7), Duration.ofSeconds(4), Optional.empty()));
        assertAsDrawn(
                new Reconnect.Listed(List.of(Duration.ofSeconds(1), Duration.ofSeconds(9)), false, new Fraction(0.2)));
        assertEquals(new SlowestWait(0, 0), SlowestWait.of(new Reconnect.Immediate()));
        assertEquals(
                SlowestWait.of(ReconnectPresets.named("socket.io").policy()),
                SlowestWait.of(new Reconnect.Preset("socket.io")));
    }

    /** Sessions of 1 s doubling to 30 s: the stationary mean of decorrelated waits is 18.58 s. */
    @Test
    void decorrelatedWaitsHaveTheirStationaryMean() {
        double mean = SlowestWait.of(exponential(Jitter.DECORRELATED, Capped.BEFORE_JITTER, 2))
                .meanNanos();
        assertEquals(18.58e9, mean, 0.01e9);
    }
}
