package io.steelyard;

import io.steelyard.scenario.Scenario;
import io.steelyard.yaml.ScenarioHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scenarios that ship with this version, inside the jar. */
final class Shipped {
    private Shipped() {}

    /** Whether a scenario is one of them, unchanged. */
    static boolean is(Scenario scenario) {
        try (InputStream file = Shipped.class.getResourceAsStream("/scenarios/" + scenario.name() + ".yaml")) {
            if (file == null) {
                return false;
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            Scenario shipped =
                    Steelyard.reader().read(text, scenario.name(), List.of()).scenario();
            return ScenarioHash.of(shipped).equals(ScenarioHash.of(scenario));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
