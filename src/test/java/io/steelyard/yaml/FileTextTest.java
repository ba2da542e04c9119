package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no scenarios, each refused in one line. */
final class FileTextTest {
    private static final String VALID = """
            duration: 1h
            clients: {open: 50, lifetime: never}
            deployment: {replicas: 3}
            balancers: [random]
            """;

    @TempDir
    private Path folder;

    @Test
    void aMissingFileNamesTheOneThatWasMeant() throws IOException {
        Files.createFile(folder.resolve("burst.yaml"));
        Files.createFile(folder.resolve("burts.txt"));

        assertEquals("there is no such file; did you mean `burst.yaml`?", refusal("burts.yaml"));
        assertEquals("there is no such file", refusal("diurnal.yaml"));
        assertEquals("there is no such file", refusal("nowhere/burst.yaml"));
    }

    @Test
    void aFolderIsNoScenario() {
        assertEquals("is a directory: name a scenario file in it", refusal("."));
    }

    @Test
    void anEmptyFileSaysWhatAScenarioNeeds() throws IOException {
        for (String text : List.of("", "\n\n", "# nothing\n", "---\n...\n", "\uFEFF")) {
            Files.writeString(folder.resolve("e.yaml"), text);
            assertTrue(
                    List.of(
                                    "is empty: a scenario needs at least clients, deployment and balancers",
                                    "must be a mapping of keys such as clients and deployment but is nothing")
                            .contains(refusal("e.yaml")),
                    text);
        }
    }

    @Test
    void aBinaryFileIsNoText() throws IOException {
        Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 1});
        Files.write(folder.resolve("z.yaml"), new byte[1000]);
        Files.writeString(folder.resolve("l.yaml"), "name: Größe", StandardCharsets.ISO_8859_1);

        assertEquals("is not text in UTF-8: a scenario is a YAML file", refusal("b.yaml"));
        assertEquals("is not text in UTF-8: a scenario is a YAML file", refusal("l.yaml"));
        assertEquals("is not YAML: special characters are not allowed", refusal("z.yaml"));
    }

    @Test
    void aLongFileIsNotReadToItsEnd() throws IOException {
        Files.writeString(folder.resolve("l.yaml"), "# x\n".repeat(500_001));

        assertEquals("is too long for a scenario: 2000004 bytes or more, at most 2000000 are read", refusal("l.yaml"));
    }

    @Test
    void lineBreaksOfAllSystemsAndTheByteOrderMarkAreRead() throws IOException {
        Files.writeString(folder.resolve("s.yaml"), VALID);
        Files.writeString(folder.resolve("w.yaml"), "\uFEFF" + VALID.replace("\n", "\r\n"));

        assertEquals(
                read("s.yaml").scenario().variants(), read("w.yaml").scenario().variants());
    }

    @ParameterizedTest
    @CsvSource({
        "burst.yaml, burst",
        "burst.yml, burst",
        "My Scenario_2.yaml, my-scenario-2",
        "..hidden.yaml, hidden",
        "Größe.yaml, gr-e",
        "_.yaml, scenario",
        "plain, plain"
    })
    void aScenarioWithoutNameHasTheFiles(String file, String name) throws IOException {
        Files.writeString(folder.resolve(file), VALID);

        assertEquals(name, read(file).scenario().name());
    }

    private ScenarioReader.Reading read(String file) {
        return TestVocabulary.reader().read(folder.resolve(file), List.of());
    }

    private String refusal(String file) {
        ScenarioException refused = assertThrows(ScenarioException.class, () -> read(file));
        assertEquals(1, refused.problems().size());
        String text = refused.getMessage();
        assertEquals(1, text.lines().count());
        return text.replace(folder.resolve(file) + ": ", "");
    }
}
