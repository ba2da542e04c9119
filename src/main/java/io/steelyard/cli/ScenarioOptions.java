package io.steelyard.cli;

import io.steelyard.Steelyard;
import io.steelyard.sim.Experiment;
import io.steelyard.yaml.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scenario that a verb is about, with the changes that the command line makes to it. */
final class ScenarioOptions {
    @Parameters(paramLabel = "SCENARIO", description = "A scenario file, e.g. scenarios/burst.yaml.")
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private Path file;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than the scenario's.")
    private @Nullable Long seed;

    @Option(names = "--replications", paramLabel = "N", description = "Another number of replications.")
    private @Nullable Integer replications;

    @Option(
            names = "--only",
            paramLabel = "VARIANT",
            split = ",",
            description =
                    "Only these variants; may be repeated. Without the baseline among them, the first of them is it.")
    private final List<String> only = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes the scenario, e.g. --set clients.lifetime.exponential.mean=5m or"
                    + " --set events[0].rollout.at=20m; may be repeated.")
    private final List<String> settings = new ArrayList<>();

    /** The experiment that is asked for; what was found odd while reading goes to the terminal. */
    Experiment experiment(Terminal terminal) {
        List<String> changes = new ArrayList<>(settings);
        if (seed != null) {
            changes.add("seed=" + seed);
        }
        if (replications != null) {
            changes.add("replications=" + replications);
        }
        ScenarioReader.Reading reading = Steelyard.reader().read(file, changes);
        reading.notes().forEach(terminal.err()::println);
        try {
            Experiment experiment = Experiment.of(reading.scenario());
            return only.isEmpty() ? experiment : experiment.only(only.toArray(new String[0]));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + e.getMessage());
        }
    }

    /** How the user named the file. */
    Path file() {
        return file;
    }
}
