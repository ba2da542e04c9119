package io.steelyard.yaml;

import io.steelyard.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The short name of a scenario's content: the beginning of the SHA-256 digest of its canonical text. */
public final class ScenarioHash {
    private static final int BYTES = 4;

    private ScenarioHash() {}

    /** Eight hexadecimal digits, the same for equal scenarios. */
    public static String of(Scenario scenario) {
        byte[] text = ScenarioWriter.text(scenario).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256, which every JDK must have", e);
        }
    }
}
