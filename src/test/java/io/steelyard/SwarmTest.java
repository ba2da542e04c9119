package io.steelyard;

import io.steelyard.observe.RunResult;
import io.steelyard.scenario.Scenario;
import io.steelyard.sim.Scalers;
import io.steelyard.sim.Selectors;
import io.steelyard.sim.World;
import io.steelyard.theory.NoiseFloor;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever scenario the language allows runs to its end, keeps every conservation law, and gives sound metrics. */
class SwarmTest {
    private static final long SCENARIOS = 300;

    static LongStream seeds() {
        return LongStream.range(0, SCENARIOS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void runsAnyScenarioSoundlyAndTheSameInPieces(long seed) {
        String yaml = RandomScenario.of(seed);
        try {
            Scenario scenario = Steelyard.parse(yaml);
            long end = scenario.duration().toNanos();
            RunResult whole = world(scenario).finish();
            ResultLaws.check(whole, scenario.baselineSetup(), end);
            World inPieces = world(scenario);
            for (long piece = 1; piece < 4; piece++) {
                inPieces.runUntil(end / 4 * piece);
            }
            RunResult joined = inPieces.finish();
            ResultText.assertSame(seed, "whole and in pieces", ResultText.of(whole), ResultText.of(joined));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + " fails: " + e.getMessage() + "\n" + yaml, e);
        }
    }

    private static World world(Scenario scenario) {
        NoiseFloor noiseFloor = new NoiseFloor();
        World world = new World(
                scenario,
                scenario.variants().get(0),
                0,
                Selectors.REGISTERED,
                Scalers.REGISTERED,
                noiseFloor::expectedMaxOverMean);
        world.start();
        return world;
    }
}
