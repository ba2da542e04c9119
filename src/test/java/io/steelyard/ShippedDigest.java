package io.steelyard;

import io.steelyard.sim.Experiment;
import java.nio.file.Path;

/** The digest of all that one run of a shipped scenario gave: its first replication under one variant. */
public final class ShippedDigest {
    private ShippedDigest() {}

    /** Runs the scenario of a name. */
    public static String of(String scenario, String variant) {
        Experiment experiment = Experiment.of(Steelyard.load(Path.of("scenarios", scenario + ".yaml")))
                .only(variant)
                .replications(1)
                .threads(1);
        return ResultText.digest(ResultText.of(experiment.run()));
    }
}
