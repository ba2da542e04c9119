package io.steelyard.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConformanceSuiteTest {
    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Tally run() {
        return new ProbeSuite().run(folder);
    }

    @Test
    void countsWhatPassesAndWhatNobodyUnderstands() throws IOException {
        write("probe-1.json", "{\"cases\": [{\"id\": \"a\", \"right\": true}, {\"id\": \"b\"}]}");
        write("trace/x.results.json", "{\"cases\": [{\"id\": \"a\", \"right\": true}]}");
        write("other.json", "{\"cases\": [{\"id\": \"a\", \"right\": false}]}");
        write("trace/x.steps.json", "no JSON at all");

        assertEquals("2 of 3", run().toString());
        assertEquals(List.of(), run().failures());
    }

    @Test
    void namesFileAndIdOfEveryWrongCase() throws IOException {
        write("probe-1.json", "{\"cases\": [{\"id\": \"a\", \"right\": false}, {\"id\": \"b\", \"right\": false}]}");

        assertEquals(List.of("probe-1.json a: is wrong", "probe-1.json b: is wrong"), run().failures());
        assertEquals("0 of 2", run().toString());
    }

    @Test
    void namesFileIdAndFieldOfMalformedCase() throws IOException {
        write("probe-1.json", "{\"cases\": [{\"id\": \"a\", \"right\": 3}, {\"id\": \"b\", \"right\": true}]}");

        assertEquals(List.of("probe-1.json a: has 3 in field 'right', which is not true or false"), run().failures());
        assertEquals("1 of 2", run().toString());
    }

    @Test
    void refusesTwoCasesOfOneId() throws IOException {
        write("probe-1.json", "{\"cases\": [{\"id\": \"a\", \"right\": true}, {\"id\": \"a\", \"right\": true}]}");

        assertEquals(List.of("probe-1.json a: has the id of another case"), run().failures());
    }

    @Test
    void saysWhereFileIsNotJson() throws IOException {
        write("probe-1.json", "{\"cases\":\n [}");
        write("probe-2.json", "{\"cases\": [{\"id\": \"a\", \"right\": true}]}");

        Tally tally = run();

        assertEquals(1, tally.failures().size());
        assertTrue(
                tally.failures().get(0).startsWith("probe-1.json: is not JSON: ")
                        && tally.failures().get(0).contains("line 2"),
                tally.failures().toString());
        assertEquals("1 of 1", tally.toString());
    }

    @Test
    void saysWhatFileOfAnotherFormLacks() throws IOException {
        write("probe-1.json", "[]");

        assertEquals(List.of("probe-1.json: has no field 'cases'"), run().failures());
    }

    @Test
    void saysThatFolderIsMissing() {
        Tally tally = new ProbeSuite().run(folder.resolve("absent"));

        assertEquals(1, tally.failures().size());
        assertTrue(tally.failures()
                .get(0)
                .endsWith("absent: cannot be read: java.io.IOException: there is no such folder"));
    }
}
