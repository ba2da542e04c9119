package io.steelyard.yaml;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.NotModelled;
import java.time.Duration;
import java.util.Optional;

/**
 * The keys of a scenario file that hold for every variant.
 *
 * @param name names the results; without it the file's name
 */
@NotModelled({"manifests", "mesh", "zones"})
record Header(
        Optional<String> name,
        @Default("\"\"") String description,
        @Default("1") long seed,
        Duration duration,
        @Default("10") int replications) {
    Header {
        Checks.positive("duration", duration);
        Checks.atLeast("replications", 1, replications);
        if (duration.compareTo(Durations.LONGEST) > 0) {
            throw new IllegalArgumentException("duration must not be longer than " + Durations.text(Durations.LONGEST));
        }
    }
}
