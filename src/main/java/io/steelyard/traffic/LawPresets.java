package io.steelyard.traffic;

import io.steelyard.scenario.Law;
import io.steelyard.scenario.NearestName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The registry of named lifetime laws.
 *
 * <p>No public log of WebSocket lifetimes is known to this project. The fitted laws come from other long sessions, by
 * maximum likelihood with the log's own rounding and with sessions still open counted as censored.
 */
public final class LawPresets {
    private static final List<LawPreset> ALL = List.of(
            fitted(
                    "irc-channel",
                    weibull(0.408, Duration.ofSeconds(19_361)),
                    "13,011 sessions of an IRC channel over 9 months of 2016-17: mean 72,054 s, median 7,348 s"),
            fitted(
                    "minecraft",
                    // The median is exp(7.43) seconds.
                    new Law.Lognormal(
                            Optional.of(Duration.ofMillis(1_685_807)),
                            Optional.of(1.15),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    "1,533 sessions on a Minecraft server (UBC): lognormal, mu 7.43 and sigma 1.15 in seconds; the log's"
                            + " pile at 15,540 s, a maximum age, is left out"),
            fitted(
                    "desktop-proxy",
                    weibull(0.395, Duration.ofMillis(27_700)),
                    "947 connections through a desktop proxy (Proxifier): mean 102 s, median 11 s; the log's pile at"
                            + " 240 s, an idle timeout, is left out"),
            proposal("short-visit", new Law.Exponential(Duration.ofMinutes(5)), "a visit, exponential, mean 5 min"),
            proposal("half-hour", new Law.Exponential(Duration.ofMinutes(30)), "exponential, mean 30 min"),
            proposal("two-hours", new Law.Exponential(Duration.ofHours(2)), "exponential, mean 2 h"),
            proposal("office-day", new Law.Exponential(Duration.ofHours(8)), "a tab open all day, mean 8 h"),
            proposal("mobile-app", mobile(), "a phone app in the foreground, median 3 min, sigma 1.2"),
            proposal("browser-tab", tab(), "tabs, most closed soon, some kept for long: Weibull, shape 0.5, mean 1 h"),
            proposal(
                    "bots-and-tabs",
                    new Law.Mixture(List.of(
                            new Law.Mixture.Part(0.5, new Law.Exponential(Duration.ofSeconds(5))),
                            new Law.Mixture.Part(0.5, tab()))),
                    "two crowds: bots that leave after 5 s on average, and browser tabs"),
            proposal("device", new Law.Never(), "a device that stays connected until something cuts it"));

    private static final List<String> NAMES = ALL.stream().map(LawPreset::name).toList();

    private LawPresets() {}

    /** Returns all presets, the fitted ones first. */
    public static List<LawPreset> all() {
        return ALL;
    }

    /**
     * Returns the preset of a name.
     *
     * @throws IllegalArgumentException if there is none; the message tells the nearest name
     */
    public static LawPreset named(String name) {
        int index = NAMES.indexOf(name);
        if (index < 0) {
            throw NearestName.unknown("lifetime preset", name, NAMES);
        }
        return ALL.get(index);
    }

    private static LawPreset fitted(String name, Law law, String source) {
        return new LawPreset(name, law, true, source);
    }

    private static LawPreset proposal(String name, Law law, String source) {
        return new LawPreset(name, law, false, source);
    }

    private static Law weibull(double shape, Duration scale) {
        return new Law.Weibull(shape, Optional.of(scale), Optional.empty());
    }

    private static Law mobile() {
        return new Law.Lognormal(
                Optional.of(Duration.ofMinutes(3)),
                Optional.of(1.2),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Law tab() {
        return new Law.Weibull(0.5, Optional.empty(), Optional.of(Duration.ofHours(1)));
    }
}
