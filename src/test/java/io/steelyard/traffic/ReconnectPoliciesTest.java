package io.steelyard.traffic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Reconnect;
import io.steelyard.scenario.Reconnect.Capped;
import io.steelyard.scenario.Reconnect.Jitter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReconnectPoliciesTest {
    private static final int CLIENTS = 4_000;
    private final CounterStream draws = new CounterStream(9, 1);

    private static ReconnectPolicy backoff(double base, double cap, Jitter jitter, Capped capped, int start) {
        return ReconnectPolicies.create(new Reconnect.Exponential(
                seconds(base), 2, seconds(cap), jitter, new Fraction(0.25), capped, start, Optional.empty()));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private static ReconnectPolicy preset(String name) {
        return ReconnectPolicies.create(new Reconnect.Preset(name));
    }

    /** The waits of many clients after so many failures, in seconds. */
    private double[] waits(ReconnectPolicy policy, int failures) {
        return IntStream.range(0, CLIENTS)
                .mapToDouble(client -> policy.delayNanos(draws, client, failures, failures) / 1e9)
                .toArray();
    }

    /** The waits of one client, in seconds; giving up ends them. */
    private double[] sequence(ReconnectPolicy policy, int length) {
        return IntStream.range(0, length)
                .mapToLong(failures -> policy.delayNanos(draws, 3, failures, failures))
                .takeWhile(wait -> wait != ReconnectPolicy.GIVE_UP)
                .mapToDouble(wait -> wait / 1e9)
                .toArray();
    }

    @Test
    void immediate() {
        assertArrayEquals(new double[] {0, 0, 0}, sequence(ReconnectPolicies.create(new Reconnect.Immediate()), 3));
    }

    @Test
    void fixedWithSpreadAndAttempts() {
        ReconnectPolicy policy =
                ReconnectPolicies.create(new Reconnect.Fixed(seconds(2), seconds(0.5), Optional.of(3)));
        Samples.uniform(2, 2.5, waits(policy, 2));
        assertEquals(3, sequence(policy, 9).length);
        ReconnectPolicy exact =
                ReconnectPolicies.create(new Reconnect.Fixed(seconds(2), Duration.ZERO, Optional.empty()));
        assertArrayEquals(new double[] {2, 2, 2}, sequence(exact, 3));
    }

    @Test
    void listedRepeatsOrGivesUp() {
        List<Duration> delays = List.of(Duration.ZERO, seconds(1), seconds(4));
        ReconnectPolicy repeats = ReconnectPolicies.create(new Reconnect.Listed(delays, false, new Fraction(0)));
        assertArrayEquals(new double[] {0, 1, 4, 4, 4}, sequence(repeats, 5));
        ReconnectPolicy givesUp = ReconnectPolicies.create(new Reconnect.Listed(delays, true, new Fraction(0)));
        assertArrayEquals(new double[] {0, 1, 4}, sequence(givesUp, 5));
        ReconnectPolicy jittered = ReconnectPolicies.create(new Reconnect.Listed(delays, false, new Fraction(0.1)));
        Samples.uniform(3.6, 4.4, waits(jittered, 7));
    }

    @Test
    void withoutJitterTheWaitsDoubleUpToTheCap() {
        ReconnectPolicy policy = backoff(1, 30, Jitter.NONE, Capped.BEFORE_JITTER, 0);
        assertArrayEquals(new double[] {1, 2, 4, 8, 16, 30, 30}, sequence(policy, 7));
        assertArrayEquals(
                new double[] {2, 4, 8, 16, 30}, sequence(backoff(1, 30, Jitter.NONE, Capped.AFTER_JITTER, 1), 5));
        assertEquals(30_000_000_000L, policy.delayNanos(draws, 1, 100_000, 100_000));
    }

    @Test
    void aFactorCloseToOneGrowsBeyondTheTable() {
        ReconnectPolicy policy = ReconnectPolicies.create(new Reconnect.Exponential(
                seconds(1),
                1.01,
                seconds(60),
                Jitter.NONE,
                new Fraction(0),
                Capped.BEFORE_JITTER,
                0,
                Optional.of(500)));
        assertEquals(Math.pow(1.01, 100), policy.delayNanos(draws, 1, 100, 100) / 1e9, 1e-8);
        assertEquals(60_000_000_000L, policy.delayNanos(draws, 1, 499, 499));
        assertEquals(ReconnectPolicy.GIVE_UP, policy.delayNanos(draws, 1, 500, 500));
    }

    /** The definitions of the AWS Architecture Blog, at v = 8 s and at the cap of 30 s. */
    @Test
    void jitterSpreadsAsDefined() {
        Samples.uniform(0, 8, waits(backoff(1, 30, Jitter.FULL, Capped.BEFORE_JITTER, 0), 3));
        Samples.uniform(0, 30, waits(backoff(1, 30, Jitter.FULL, Capped.BEFORE_JITTER, 0), 9));
        Samples.uniform(4, 8, waits(backoff(1, 30, Jitter.EQUAL, Capped.BEFORE_JITTER, 0), 3));
        Samples.uniform(15, 30, waits(backoff(1, 30, Jitter.EQUAL, Capped.BEFORE_JITTER, 0), 9));
        Samples.uniform(6, 10, waits(backoff(1, 30, Jitter.PROPORTIONAL, Capped.BEFORE_JITTER, 0), 3));
        Samples.uniform(22.5, 37.5, waits(backoff(1, 30, Jitter.PROPORTIONAL, Capped.BEFORE_JITTER, 0), 9));
        Samples.uniform(1, 3, waits(backoff(1, 30, Jitter.DECORRELATED, Capped.BEFORE_JITTER, 0), 0));
    }

    @Test
    void aCapAfterTheJitterTakesTheSpreadAway() {
        // At k = 5, v = 32 s: proportional between 24 and 40, cut at 30: 10/16 of them are exactly 30 s.
        double[] waits = waits(backoff(1, 30, Jitter.PROPORTIONAL, Capped.AFTER_JITTER, 0), 5);
        long capped = Arrays.stream(waits).filter(wait -> wait == 30).count();
        Samples.share(10 / 16.0, capped, CLIENTS);
        assertTrue(Arrays.stream(waits).allMatch(wait -> wait >= 24 && wait <= 30));
        assertEquals(
                CLIENTS,
                Arrays.stream(waits(backoff(1, 30, Jitter.PROPORTIONAL, Capped.AFTER_JITTER, 0), 90))
                        .filter(wait -> wait == 30)
                        .count());
    }

    /** The recursion with its whole history, against the one that looks back only as far as it must. */
    @Test
    void decorrelatedJitterIsTheRecursionHoweverLongAgoTheLoss() {
        ReconnectPolicy policy = backoff(1, 30, Jitter.DECORRELATED, Capped.BEFORE_JITTER, 0);
        for (long client = 0; client < 40; client++) {
            long first = 5 * client;
            double wait = 1;
            for (int failures = 0; failures < 300; failures++) {
                double draw =
                        draws.at(Purpose.BACKOFF, client, first + failures).nextDouble();
                wait = Math.min(30, 1 + draw * (3 * wait - 1));
                assertEquals(
                        wait,
                        policy.delayNanos(draws, client, first + failures, failures) / 1e9,
                        2e-9,
                        client + " at " + failures);
            }
        }
    }

    @Test
    void decorrelatedJitterHasItsStationaryMean() {
        double sum = 0;
        int capped = 0;
        double[] waits = waits(backoff(1, 30, Jitter.DECORRELATED, Capped.BEFORE_JITTER, 0), 200);
        for (double wait : waits) {
            sum += wait;
            capped += wait == 30 ? 1 : 0;
        }
        // Published: mean 18.58 s, P(cap) = .381. The waits lie within 29 s, so that their deviation is at most 14.5 s.
        assertEquals(18.58, sum / CLIENTS, 0.005 + Samples.Z999 * 14.5 / Math.sqrt(CLIENTS));
        assertEquals(.381, (double) capped / CLIENTS, 0.0005 + Samples.Z999 * Math.sqrt(.381 * .619 / CLIENTS));
    }

    @Test
    void theSocketIoDefaultLosesItsJitter() {
        ReconnectPolicy policy = preset("socket.io");
        Samples.uniform(0.5, 1.5, waits(policy, 0));
        Samples.uniform(1, 3, waits(policy, 1));
        // Wait 4 is 8 s times 0.5 to 1.5, at most 5 s: 7 of 8 are exactly 5 s, and all later ones (16 s times 0.5 and
        // up).
        long atCap = Arrays.stream(waits(policy, 3)).filter(wait -> wait == 5).count();
        Samples.share(7 / 8.0, atCap, CLIENTS);
        for (double wait : waits(policy, 4)) {
            assertEquals(5, wait);
        }
    }

    @Test
    void presetsWithoutJitterHaveExactSequences() {
        assertArrayEquals(new double[] {0, 2, 10, 30}, sequence(preset("signalr"), 9));
        assertArrayEquals(
                new double[] {.01, .05, .1, .15, .2, .25, .5, 1, 2, 5, 5, 5}, sequence(preset("phoenix.js"), 12));
        assertArrayEquals(new double[] {5, 5}, sequence(preset("rocket.chat"), 2));
        assertArrayEquals(new double[] {15, 15}, sequence(preset("omi"), 2));
        assertArrayEquals(new double[] {3, 3}, sequence(preset("flat-3s"), 2));
        assertArrayEquals(new double[] {1, 2, 4, 8, 10, 10}, sequence(preset("coder-before"), 6));
        assertArrayEquals(new double[] {1, 2, 4, 8, 16, 30}, sequence(preset("no-jitter"), 6));
        assertArrayEquals(new double[] {1, 2, 4, 8, 16, 32, 64, 120}, sequence(preset("aws-iot-none"), 8));
        // The simulator counts before it computes: its first wait is twice the base.
        assertArrayEquals(new double[] {.01, .02, .04, .08, .16, .32, .64, 1.28, 2}, sequence(preset("aws-none"), 9));
    }

    @Test
    void presetsWithJitterHaveTheirSpread() {
        Samples.uniform(1, 3, waits(preset("lasuite-docs"), 4));
        Samples.uniform(2, 2.1, waits(preset("nats"), 4));
        Samples.uniform(2, 3, waits(preset("nats-tls"), 4));
        assertEquals(60, sequence(preset("nats"), 99).length);
        Samples.uniform(.7, 1.3, waits(preset("coder-after"), 0));
        Samples.uniform(24, 36, waits(preset("multica-after"), 10));
        assertEquals(20, sequence(preset("multica-after"), 99).length);
        Samples.uniform(0, .01, waits(preset("aws-full"), 0));
        Samples.uniform(.005, .01, waits(preset("aws-equal"), 0));
        Samples.uniform(.005, .015, waits(preset("aws-decorrelated"), 0));
        Samples.uniform(0, 120, waits(preset("omi-after"), 20));
        Samples.uniform(0, 30, waits(preset("full-jitter"), 20));
        Samples.uniform(15, 30, waits(preset("equal-jitter"), 20));
    }

    static List<ReconnectPreset> presets() {
        return ReconnectPresets.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetIsAPureFunctionThatAllocatesNothing(ReconnectPreset preset) {
        ReconnectPolicy policy = ReconnectPolicies.create(preset.policy());
        assertTrue(preset.source().length() > 15);
        for (int failures = 0; failures < 40; failures++) {
            long wait = policy.delayNanos(draws, 5, 100 + failures, failures);
            policy.delayNanos(draws, 6, failures, failures);
            assertEquals(wait, policy.delayNanos(draws, 5, 100 + failures, failures));
            assertTrue(wait == ReconnectPolicy.GIVE_UP || wait >= 0);
        }
        assertEquals(0, Allocation.of(() -> {
            for (int failures = 0; failures < 100; failures++) {
                policy.delayNanos(draws, 5, failures, failures);
            }
        }));
    }

    @ParameterizedTest
    @EnumSource(Jitter.class)
    void attemptsLimitEveryJitter(Jitter jitter) {
        ReconnectPolicy policy = ReconnectPolicies.create(new Reconnect.Exponential(
                seconds(1), 2, seconds(9), jitter, new Fraction(0.5), Capped.BEFORE_JITTER, 0, Optional.of(4)));
        assertEquals(4, sequence(policy, 20).length);
    }

    @Test
    void anUnknownPresetIsRefusedWithTheNearestName() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> preset("socketio"));
        assertTrue(refused.getMessage().contains("`socketio`; did you mean `socket.io`?"), refused.getMessage());
    }
}
