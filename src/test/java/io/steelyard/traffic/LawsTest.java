package io.steelyard.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.Distribution;
import io.steelyard.scenario.Law;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LawsTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Optional<Duration> NO_SPAN = Optional.empty();
    private static final Optional<Double> NO_NUMBER = Optional.empty();

    private static void meanIs(double seconds, Law law) {
        assertEquals(seconds * 1e9, Laws.distribution(law).mean(), 1e-9 * seconds * 1e9, law.toString());
    }

    @Test
    void meansAreInNanoseconds() {
        meanIs(60, new Law.Exponential(MINUTE));
        meanIs(60, new Law.Lognormal(NO_SPAN, NO_NUMBER, NO_SPAN, Optional.of(MINUTE), Optional.of(2.0)));
        meanIs(60, new Law.Weibull(0.5, NO_SPAN, Optional.of(MINUTE)));
        // Gamma(1 + 1/0.5) = 2
        meanIs(120, new Law.Weibull(0.5, Optional.of(MINUTE), NO_SPAN));
        meanIs(60, new Law.Pareto(2.5, NO_SPAN, Optional.of(MINUTE)));
        meanIs(100, new Law.Pareto(2.5, Optional.of(MINUTE), NO_SPAN));
        meanIs(60, new Law.Gamma(3, MINUTE));
        meanIs(60, new Law.Uniform(Duration.ofSeconds(20), Duration.ofSeconds(100)));
        meanIs(60, new Law.Deterministic(MINUTE));
        meanIs(20, new Law.Empirical(List.of(Duration.ofSeconds(10), Duration.ofSeconds(30))));
        meanIs(
                15,
                new Law.Mixture(List.of(
                        new Law.Mixture.Part(3, new Law.Deterministic(Duration.ofSeconds(10))),
                        new Law.Mixture.Part(1, new Law.Exponential(Duration.ofSeconds(30))))));
        assertEquals(
                Double.POSITIVE_INFINITY, Laws.distribution(new Law.Never()).mean());
    }

    @Test
    void lognormalsHaveTheirMedianAndSecondFigure() {
        Distribution bySigma = Laws.distribution(
                new Law.Lognormal(Optional.of(MINUTE), Optional.of(1.5), NO_SPAN, NO_SPAN, NO_NUMBER));
        assertEquals(0.5, bySigma.survival(60e9), 1e-9);
        // One sigma above the median: 1 - Phi(1).
        assertEquals(0.158655254, bySigma.survival(60e9 * Math.exp(1.5)), 1e-8);
        Distribution byP95 = Laws.distribution(new Law.Lognormal(
                Optional.of(MINUTE), NO_NUMBER, Optional.of(Duration.ofSeconds(200)), NO_SPAN, NO_NUMBER));
        assertEquals(0.5, byP95.survival(60e9), 1e-9);
        assertEquals(0.05, byP95.survival(200e9), 1e-8);
    }

    @Test
    void gammaAndParetoHaveTheirShape() {
        Distribution gamma = Laws.distribution(new Law.Gamma(3, MINUTE));
        // The square of the coefficient of variation is 1 / shape.
        assertEquals((1 + 1 / 3.0) * 60e9 * 60e9, gamma.secondMoment(), 1e-9 * 60e9 * 60e9);
        Distribution pareto = Laws.distribution(new Law.Pareto(2.5, Optional.of(MINUTE), NO_SPAN));
        assertEquals(Math.pow(2, -2.5), pareto.survival(120e9), 1e-12);
    }

    @Test
    void fittedPresetsHaveTheMediansOfTheirLogs() {
        // A Weibull median is scale * ln(2)^(1/shape); the fits are close to the logs' medians 7,348 s, 1,800 s and 11
        // s.
        assertEquals(0.5, preset("irc-channel").survival(19_361e9 * Math.pow(Math.log(2), 1 / 0.408)), 1e-9);
        assertEquals(0.5, preset("minecraft").survival(Math.exp(7.43) * 1e9), 1e-6);
        assertEquals(0.5, preset("desktop-proxy").survival(27.7e9 * Math.pow(Math.log(2), 1 / 0.395)), 1e-9);
        assertEquals(3, LawPresets.all().stream().filter(LawPreset::fitted).count());
    }

    private static Distribution preset(String name) {
        return Laws.distribution(new Law.Preset(name));
    }

    @Test
    void everyPresetIsALawWithASource() {
        for (LawPreset preset : LawPresets.all()) {
            assertTrue(Laws.distribution(preset.law()).mean() > 0, preset.name());
            assertTrue(preset.source().length() > 10, preset.name());
        }
    }

    @Test
    void anUnknownPresetIsRefusedWithTheNearestName() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> preset("mincraft"));
        assertTrue(refused.getMessage().contains("`mincraft`; did you mean `minecraft`?"), refused.getMessage());
    }
}
