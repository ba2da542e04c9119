package io.steelyard;

import io.steelyard.scenario.Scenario;
import io.steelyard.yaml.ScenarioException;
import io.steelyard.yaml.ScenarioHash;
import io.steelyard.yaml.ScenarioReader;
import io.steelyard.yaml.ScenarioSchema;
import java.nio.file.Path;
import java.util.List;

/** The entry for programs: from a scenario file to its results in a few lines. */
public final class Steelyard {
    private Steelyard() {}

    /**
     * Reads a scenario file.
     *
     * @throws ScenarioException if the file cannot be read or holds no valid scenario; its message has one line for each
     *     problem
     */
    public static Scenario load(Path file) {
        return reader().read(file, List.of()).scenario();
    }

    /**
     * Reads a scenario from YAML.
     *
     * @throws ScenarioException if the text holds no valid scenario; its message has one line for each problem
     */
    public static Scenario parse(String yaml) {
        return reader().read(yaml, "scenario", List.of()).scenario();
    }

    /**
     * Where the results of a scenario belong: {@code results/burst} for a scenario that ships with this version, unchanged;
     * {@code results/burst-1a2b3c4d}, by the hash of the scenario, for any other.
     */
    public static Path resultsOf(Scenario scenario) {
        return Path.of("results")
                .resolve(Shipped.is(scenario) ? scenario.name() : scenario.name() + "-" + ScenarioHash.of(scenario));
    }

    /** The JSON Schema of scenario files, by which editors complete and check them; see {@link ScenarioSchema}. */
    public static String schema() {
        return ScenarioSchema.json(Vocabularies.ofClassPath());
    }

    /** A reader that knows every balancer, preset and metric of this class path. */
    public static ScenarioReader reader() {
        return new ScenarioReader(Vocabularies.ofClassPath());
    }
}
