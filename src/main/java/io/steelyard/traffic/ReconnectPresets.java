package io.steelyard.traffic;

import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.NearestName;
import io.steelyard.scenario.Reconnect;
import io.steelyard.scenario.Reconnect.Capped;
import io.steelyard.scenario.Reconnect.Jitter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The registry of named reconnect policies. */
public final class ReconnectPresets {
    private static final String AWS = "M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015";
    private static final String AWS_SIMULATOR = AWS + ", with the figures of its simulator (aws-arch-backoff-simulator:"
            + " base 5 ms, cap 2 s, exponents from 1)";
    private static final String AWS_IOT = "AWS IoT device SDK, MQTT 5: 1 s to 120 s";

    private static final List<ReconnectPreset> ALL = List.of(
            preset(
                    "socket.io",
                    proportional(millis(1_000), millis(5_000), 0.5, Capped.AFTER_JITTER, Optional.empty()),
                    "socket.io-client 4.8.3 (manager): 1 s, doubled, +-50 % before the cap of 5 s, so that late waits are"
                            + " exactly 5 s. The library takes the sign from a digit of the same random number"),
            preset(
                    "signalr",
                    new Reconnect.Listed(millisList(0, 2_000, 10_000, 30_000), true, new Fraction(0)),
                    "SignalR, DefaultReconnectPolicy.ts: 0, 2, 10, 30 s, then it gives up"),
            preset(
                    "phoenix.js",
                    new Reconnect.Listed(
                            millisList(10, 50, 100, 150, 200, 250, 500, 1_000, 2_000, 5_000), false, new Fraction(0)),
                    "Phoenix, assets/js/phoenix/socket.js: ten steps to 5 s, no jitter"),
            preset("rocket.chat", fixed(5_000, 0), "RocketChat.ReactNative#7443: 5 s, no jitter"),
            preset("omi", fixed(15_000, 0), "omi#5520: 15 s, no jitter, whatever the close code"),
            preset(
                    "omi-after",
                    exponential(millis(1_000), millis(120_000), Jitter.FULL, 0),
                    "omi#5617, the repair: 1 s doubled up to 120 s, full jitter"),
            preset("flat-3s", fixed(3_000, 0), "multica#5035: 3 s for ever, no jitter"),
            preset(
                    "multica-after",
                    proportional(millis(1_000), millis(30_000), 0.2, Capped.BEFORE_JITTER, Optional.of(20)),
                    "multica#5036, the repair: 1 s doubled up to 30 s, +-20 %, 20 attempts"),
            preset(
                    "coder-before",
                    exponential(millis(1_000), millis(10_000), Jitter.NONE, 0),
                    "coder, reconnectingWebSocket.ts before #24096: 1, 2, 4, 8, 10 s, no jitter"),
            preset(
                    "coder-after",
                    proportional(millis(1_000), millis(10_000), 0.3, Capped.BEFORE_JITTER, Optional.empty()),
                    "coder#24096: +-30 %. Waits beyond 10 s, which the library cuts to 10 s, are left uncut here"),
            preset("lasuite-docs", fixed(1_000, 2_000), "suitenumerique/docs#2162: uniform between 1 s and 3 s"),
            preset("nats", nats(100), "nats.go: 2 s plus up to 100 ms, 60 attempts at one server"),
            preset("nats-tls", nats(1_000), "nats.go over TLS: 2 s plus up to 1 s, 60 attempts at one server"),
            preset(
                    "aws-iot-full",
                    exponential(millis(1_000), millis(120_000), Jitter.FULL, 0),
                    AWS_IOT + ", full jitter (its default)"),
            preset(
                    "aws-iot-decorrelated",
                    exponential(millis(1_000), millis(120_000), Jitter.DECORRELATED, 0),
                    AWS_IOT + ", decorrelated jitter"),
            preset(
                    "aws-iot-none",
                    exponential(millis(1_000), millis(120_000), Jitter.NONE, 0),
                    AWS_IOT + ", no jitter"),
            preset("aws-full", exponential(millis(5), millis(2_000), Jitter.FULL, 1), AWS_SIMULATOR),
            preset("aws-equal", exponential(millis(5), millis(2_000), Jitter.EQUAL, 1), AWS_SIMULATOR),
            preset("aws-decorrelated", exponential(millis(5), millis(2_000), Jitter.DECORRELATED, 0), AWS_SIMULATOR),
            preset("aws-none", exponential(millis(5), millis(2_000), Jitter.NONE, 1), AWS_SIMULATOR),
            preset("full-jitter", textbook(Jitter.FULL), AWS + "; 1 s and 30 s are this project's choice"),
            preset("equal-jitter", textbook(Jitter.EQUAL), AWS + "; 1 s and 30 s are this project's choice"),
            preset(
                    "decorrelated-jitter",
                    textbook(Jitter.DECORRELATED),
                    AWS + "; 1 s and 30 s are this project's choice"),
            preset("no-jitter", textbook(Jitter.NONE), AWS + "; 1 s and 30 s are this project's choice"));

    private static final List<String> NAMES =
            ALL.stream().map(ReconnectPreset::name).toList();

    private ReconnectPresets() {}

    /** Returns all presets. */
    public static List<ReconnectPreset> all() {
        return ALL;
    }

    /**
     * Returns the preset of a name.
     *
     * @throws IllegalArgumentException if there is none; the message tells the nearest name
     */
    public static ReconnectPreset named(String name) {
        int index = NAMES.indexOf(name);
        if (index < 0) {
            throw NearestName.unknown("reconnect preset", name, NAMES);
        }
        return ALL.get(index);
    }

    private static ReconnectPreset preset(String name, Reconnect policy, String source) {
        return new ReconnectPreset(name, policy, source);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private static List<Duration> millisList(long... millis) {
        return LongStream.of(millis).mapToObj(Duration::ofMillis).toList();
    }

    private static Reconnect fixed(long delayMillis, long spreadMillis) {
        return new Reconnect.Fixed(millis(delayMillis), millis(spreadMillis), Optional.empty());
    }

    private static Reconnect nats(long spreadMillis) {
        return new Reconnect.Fixed(millis(2_000), millis(spreadMillis), Optional.of(60));
    }

    private static Reconnect textbook(Jitter jitter) {
        return exponential(millis(1_000), millis(30_000), jitter, 0);
    }

    private static Reconnect exponential(Duration base, Duration cap, Jitter jitter, int exponentStart) {
        return new Reconnect.Exponential(
                base, 2, cap, jitter, new Fraction(0.5), Capped.BEFORE_JITTER, exponentStart, Optional.empty());
    }

    private static Reconnect proportional(
            Duration base, Duration cap, double proportion, Capped capped, Optional<Integer> attempts) {
        return new Reconnect.Exponential(
                base, 2, cap, Jitter.PROPORTIONAL, new Fraction(proportion), capped, 0, attempts);
    }
}
